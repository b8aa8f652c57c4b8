// Which editor a link to a file opens, as the reader has chosen it, and the file's path to be copied.
"use strict";
workbook.editor = (() => {
    const KEY = "workbook-editor";
    /** Those whose addresses take a path and a line. */
    const EDITORS = {
        "VS Code": (path, line) => `vscode://file${path}:${line}`,
        VSCodium: (path, line) => `vscodium://file${path}:${line}`,
        Cursor: (path, line) => `cursor://file${path}:${line}`,
        Windsurf: (path, line) => `windsurf://file${path}:${line}`,
        Zed: (path, line) => `zed://file${path}:${line}`,
        "IntelliJ IDEA": (path, line) => `idea://open?file=${path}&line=${line}`,
    };
    const { element } = workbook;
    const chosen = () => (EDITORS[workbook.kept.read(KEY)] ? workbook.kept.read(KEY) : "VS Code");

    /** Has a link open a line of the file at `path`. */
    function aim(link, path, line) {
        const rooted = path.startsWith("/") ? path : `/${path}`;
        const address = rooted.split("/").map(encodeURIComponent).join("/").replaceAll("%3A", ":");
        link.dataset.path = path;
        link.dataset.line = line;
        link.href = EDITORS[chosen()](address, line);
    }

    const aimAll = () => document.querySelectorAll("a[data-path]").forEach((link) => aim(link, link.dataset.path, link.dataset.line ?? 1));

    /** The button beside a link to a file. */
    function copier(link) {
        const button = element("button", "live-run", "Copy path");
        button.type = "button";
        button.addEventListener("click", async () => {
            const copied = await navigator.clipboard.writeText(link.dataset.path).then(() => true, () => false);
            button.textContent = copied ? "Copied" : link.dataset.path;
            setTimeout(() => (button.textContent = "Copy path"), copied ? 2000 : 20000);
        });
        return button;
    }

    /** The choice of an editor, the same in all panels. */
    function chooser() {
        const select = element("select", "live-editor", ...Object.keys(EDITORS).map((name) => element("option", "", name)));
        select.value = chosen();
        select.addEventListener("change", () => {
            workbook.kept.write(KEY, select.value);
            for (const other of document.querySelectorAll(".live-editor")) other.value = select.value;
            aimAll();
        });
        return element("p", "", element("label", "", "Links to files open in ", select));
    }

    for (const link of document.querySelectorAll(".step-file a[data-path]")) link.parentElement.append(" ", copier(link));
    for (const fold of document.querySelectorAll(".step-command")) fold.append(chooser());
    aimAll();
    return { aim };
})();
