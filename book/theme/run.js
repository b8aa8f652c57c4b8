// What a panel shows while tests run: the results before at half their strength, a thin bar, and how far the run is.
"use strict";
workbook.run = (() => {
    const { element } = workbook;
    /** The chapter whose tests run now. */
    let running = null;

    /** `compiling 2 s`, then of the step's own tests, as soon as they are known, `12 of 19, 3 s`. */
    function words({ run: { phase, started, tests } }, name) {
        const time = `${Math.max(0, Math.round((Date.now() - started) / 1000))} s`;
        if (phase === "compiling") return `compiling ${time}`;
        return tests[name] ? `${tests[name].reported} of ${tests[name].of}, ${time}` : `testing ${time}`;
    }

    const nameOf = (panel) => panel.dataset.step.split("/")[1];

    setInterval(() => {
        for (const panel of document.querySelectorAll("[data-running]")) panel.querySelector(".step-run").textContent = words(running, nameOf(panel));
    }, 500);

    /** Marks a panel whose tests run, and takes the mark away when they have. */
    function show(panel, chapter, step) {
        const head = panel.querySelector(".step-head");
        if (step.state !== "running") {
            delete panel.dataset.running;
            panel.querySelector(".step-run")?.remove();
            return;
        }
        // Those that have to wait for their turn look as before.
        if (!chapter.run) return;
        running = chapter;
        panel.dataset.running = "true";
        const place = panel.querySelector(".step-run") ?? element("span", "step-run");
        place.textContent = words(chapter, step.name);
        panel.querySelector(".step-state").after(place);
        head.append(panel.querySelector(".step-toggle"));
    }

    return { show };
})();
