// Brings a figure that can be touched to life shortly before it is seen. Until then, and without a script, it is the
// drawing that the build made; on paper it is that as well.
"use strict";
workbook.touch = (() => {
    const wanted = new Map();

    /** Loads files of the folder `touch`, in this order, each once. */
    const load = (...files) => Promise.all(files.map((file) => {
        if (!wanted.has(file)) {
            wanted.set(file, new Promise((loaded, failed) => {
                const script = workbook.element("script");
                script.src = `touch/${file}.js`;
                script.async = false;
                script.onload = loaded;
                script.onerror = failed;
                document.head.append(script);
            }));
        }
        return wanted.get(file);
    }));

    const near = new IntersectionObserver((seen) => {
        for (const { isIntersecting, target } of seen) {
            if (!isIntersecting) continue;
            near.unobserve(target);
            load("model", "values", "parts", "figure", target.dataset.touch).then(() => workbook.figure.bring(target));
        }
    }, { rootMargin: "1000px" });
    document.querySelectorAll("figure[data-touch]").forEach((figure) => near.observe(figure));

    return { load };
})();
