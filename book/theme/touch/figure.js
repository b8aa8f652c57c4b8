// How a figure that can be touched lives: it is made by its kind, and its state is in the page's address.
"use strict";
workbook.figure = (() => {
    const { element } = workbook;
    const { button, made } = workbook.parts;
    const kinds = new Map();

    /** Says how figures of a kind are made: `make(figure)` fills `figure.stage` and gives `{ read, write, draw }`: the
        state from a text (false where it is none), as a text, and onto the screen, which gives the words for it. */
    const define = (kind, make) => kinds.set(kind, make);

    const LATER = 150;
    const readable = (text) => encodeURIComponent(text).replace(/%(2C|2F|3A|3D|40)/g, decodeURIComponent);
    /** The address of this page with a figure in a state; none where it is as at first. */
    function addressOf(id, state) {
        const all = new URLSearchParams(location.search);
        all.delete(id);
        const others = [...all].map(([key, value]) => `${readable(key)}=${readable(value)}`);
        const query = [...others, ...(state === null ? [] : [`${id}=${readable(state)}`])].join("&");
        return `${location.pathname}${query ? `?${query}` : ""}`;
    }

    const hex = (bytes) => bytes.map((byte) => byte.toString(16).padStart(2, "0")).join("");
    const unhex = (text) => [...text.matchAll(/[0-9a-f]{2}/g)].map(([pair]) => parseInt(pair, 16));

    /** Brings a figure of a page to life. */
    function bring(frame) {
        if (frame.classList.contains("alive")) return;
        const { touch, owner, bytes, at } = frame.dataset;
        const stage = made("div", { class: "touch-stage", role: "group", "aria-label": "A figure to touch" });
        const status = made("p", { class: "unseen", role: "status" });
        const figure = { owner, bytes: unhex(bytes), stage, id: frame.id, data: frame.dataset };
        const parts = kinds.get(touch)(figure);
        let said, late;
        const state = () => `${parts.write()}${hex(figure.bytes) === bytes ? "" : `,${hex(figure.bytes)}`}`;
        function read(text) {
            const [own, more] = text.split(",");
            if (more) figure.bytes = unhex(more);
            if (!parts.read(own)) parts.read(at);
        }
        figure.refresh = () => {
            const words = parts.draw();
            again.hidden = state() === at;
            clearTimeout(late);
            late = setTimeout(() => {
                if (said !== undefined && words !== said) status.textContent = words;
                said = words;
                const now = state() === at ? null : state();
                // Some browsers keep the address of a file as it is: then the link still has the state.
                try { history.replaceState(history.state, "", addressOf(figure.id, now) + location.hash); } catch { /* It stays. */ }
            }, LATER);
        };
        figure.restart = () => {
            figure.bytes = unhex(bytes);
            parts.read(at);
            figure.refresh();
        };
        stage.addEventListener("keydown", (event) => {
            if (event.key !== "Escape") return;
            // A field leaves alone what is being typed into it.
            event.target.blur();
            figure.restart();
            event.target.focus({ preventScroll: true });
        });
        const [word, ready] = parts.share ?? ["Copy link", "Copied"];
        const copy = button(word, async () => {
            const link = new URL(`${addressOf(figure.id, state())}#${figure.id}`, location.href).href;
            await navigator.clipboard.writeText(link).then(() => (copy.textContent = ready), () => prompt("The link:", link));
            setTimeout(() => (copy.textContent = word), 1500);
        });
        const again = button("As at first", () => {
            figure.restart();
            copy.focus();
        });
        (parts.below ?? stage).append(element("div", "touch-buttons", ...(parts.buttons ?? []), copy, again));
        read(new URLSearchParams(location.search).get(figure.id) ?? at);
        stage.append(status);
        frame.querySelector("figcaption").before(stage);
        frame.classList.add("alive");
        figure.refresh();
    }

    return { bring, define };
})();
