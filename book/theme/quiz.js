// Makes a question to answer of the folds of its options: choose, check, read why, and come back to what was missed.
"use strict";
(() => {
    const { element } = workbook;
    const questions = [];

    /** The question itself: the paragraph in bold before its options. */
    function asked(options) {
        let before = options.previousElementSibling;
        while (before && !(before.tagName === "P" && before.firstElementChild?.tagName === "STRONG")) before = before.previousElementSibling;
        return before;
    }

    /** A row with a number and a button to choose it by; the explanation waits apart. */
    function option(fold, name, number) {
        const input = element("input", "");
        input.type = "radio";
        input.name = name;
        const [summary, ...why] = fold.childNodes;
        const text = summary.textContent.trim();
        const row = element("label", "quiz-option", input, element("span", "quiz-number", `${number}`), element("span", "", ...summary.childNodes));
        const explained = element("div", "quiz-why", ...why);
        return { input, row, text, explained, right: fold.dataset.right === "true" };
    }

    function question(folds, number) {
        const options = [...folds.querySelectorAll(":scope > .option")].map((fold, at) => option(fold, `quiz-${number}`, at + 1));
        const title = asked(folds);
        const box = element("fieldset", "quiz");
        if (title) {
            title.id ||= `quiz-${number}`;
            box.setAttribute("aria-labelledby", title.id);
        }
        const check = element("button", "quiz-check", "Check");
        check.type = "button";
        const answer = element("div", "quiz-answer");
        answer.tabIndex = -1;
        answer.hidden = true;
        box.append(...options.map((one) => one.row), check, answer);

        /** Shows the verdict on one option, and folds the others' behind "Why not". */
        function show(chosen) {
            chosen.input.checked = true;
            for (const one of options) delete one.row.dataset.right;
            chosen.row.dataset.right = String(chosen.right);
            const others = options.filter((one) => one !== chosen).map((one) => {
                one.explained.prepend(one.explained.querySelector(".quiz-of") ?? element("p", "quiz-of", one.text));
                return one.explained;
            });
            chosen.explained.querySelector(".quiz-of")?.remove();
            const rest = element("details", "quiz-others", element("summary", "", chosen.right ? "Why not the others" : "The other options"), ...others);
            answer.replaceChildren(chosen.explained, rest);
            answer.hidden = false;
        }

        function reset() {
            answer.hidden = true;
            for (const one of options) {
                one.input.checked = false;
                delete one.row.dataset.right;
            }
            workbook.kept.set(`quiz/${number}`, null);
        }

        function checked() {
            const chosen = options.find((one) => one.input.checked);
            if (!chosen) return options[0].input.focus();
            show(chosen);
            workbook.kept.set(`quiz/${number}`, chosen.text);
            tell();
            answer.focus({ preventScroll: true });
        }

        check.addEventListener("click", checked);
        box.addEventListener("change", () => {
            answer.hidden = true;
            for (const one of options) delete one.row.dataset.right;
        });
        box.addEventListener("keydown", (event) => {
            const chosen = options[Number(event.key) - 1];
            if (event.ctrlKey || event.altKey || event.metaKey) return;
            if (event.key === "Enter" && event.target.tagName === "INPUT") checked();
            else if (chosen) {
                chosen.input.checked = true;
                chosen.input.focus();
                box.dispatchEvent(new Event("change"));
            } else return;
            event.preventDefault();
        });

        const kept = options.find((one) => one.text === workbook.kept.get(`quiz/${number}`));
        folds.replaceWith(box);
        if (kept) show(kept);
        const verdict = () => options.find((one) => one.row.dataset.right)?.row.dataset.right;
        return { box, options, reset, missed: () => verdict() === "false", right: () => verdict() === "true" };
    }

    const told = element("p", "quiz-told");
    const again = element("button", "quiz-again");
    again.type = "button";
    again.addEventListener("click", () => {
        const missed = questions.filter((one) => one.missed());
        for (const one of missed) one.reset();
        tell();
        missed[0]?.options[0].input.focus();
        missed[0]?.box.scrollIntoView({ block: "center" });
    });

    /** How many are right so far, and a way back to those that are not. */
    function tell() {
        const [right, missed] = [questions.filter((one) => one.right()).length, questions.filter((one) => one.missed()).length];
        told.replaceChildren(`${right} of ${questions.length} answered right. `, ...(missed ? [again] : []));
        again.textContent = missed === 1 ? "Again the one I missed" : `Again the ${missed} I missed`;
        told.hidden = right + missed === 0;
    }

    // Where the explanations are unfolded, nothing is asked.
    for (const folds of document.querySelectorAll(".options:not(:has(> [open]))")) questions.push(question(folds, questions.length + 1));
    questions.at(-1)?.box.after(told);
    if (questions.length) tell();
})();
