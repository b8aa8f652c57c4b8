// What a panel shows while tests run: the results before at half their strength, a thin bar, and how far the run is.
"use strict";
workbook.run = (() => {
    const { element } = workbook;
    /** The chapter whose tests run now. */
    let running = null;

    function words({ run: { phase, started } }) {
        const seconds = Math.max(0, Math.round((Date.now() - started) / 1000));
        return phase === "testing" ? `testing ${seconds} s` : `compiling ${seconds} s`;
    }

    setInterval(() => {
        for (const place of document.querySelectorAll("[data-running] .step-run")) place.textContent = words(running);
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
        place.textContent = words(chapter);
        panel.querySelector(".step-state").after(place);
        head.append(panel.querySelector(".step-toggle"));
    }

    return { show };
})();
