// What mdBook's pages lack for those who do not use a mouse or do not see them. Everything else works without a script.
'use strict';

/** What the other scripts have for each other. */
globalThis.workbook = {
    /** An element with a class, if it has one, and what stands in it. */
    element(name, className, ...children) {
        const made = document.createElement(name);
        if (className) made.className = className;
        made.append(...children);
        return made;
    },
};

(() => {
    // A label shows and hides the sidebar, which no key reaches: a button takes its place and presses it.
    const label = document.getElementById('mdbook-sidebar-toggle');
    const shown = document.getElementById('mdbook-sidebar-toggle-anchor');
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'icon-button';
    button.title = label.title;
    button.setAttribute('aria-label', label.title);
    button.setAttribute('aria-controls', 'mdbook-sidebar');
    button.append(...label.childNodes);
    button.addEventListener('click', () => label.click());
    const mirror = () => button.setAttribute('aria-expanded', shown.checked);
    shown.addEventListener('change', mirror);
    mirror();
    label.before(button);
    label.classList.add('hidden');
    document.getElementById('mdbook-menu-bar').setAttribute('role', 'banner');
    // Two landmarks of one name cannot be told apart.
    document.querySelector('.nav-wide-wrapper')?.setAttribute('aria-label', 'Page navigation beside the text');

    // mdBook adds the headings to the sidebar when the page has been read, just before this.
    document.addEventListener('DOMContentLoaded', () => document.querySelector('.sidebar-scrollbox')?.classList.add('whole'));

    // The sidebar's links come before the text, and so does the way past them.
    const skip = document.createElement('a');
    skip.className = 'skip-link';
    skip.href = '#mdbook-content';
    skip.textContent = 'Skip to the text';
    document.body.prepend(skip);
    // The sidebar has scrolled to its place, and a Tab would go on from there: a focus that ends in front of the link
    // has the first Tab find it. In a page opened at one of its headings the Tab goes on from that.
    addEventListener('load', () => {
        if (location.hash || document.activeElement !== document.body) return;
        const start = document.createElement('span');
        start.tabIndex = -1;
        document.body.prepend(start);
        start.focus({ preventScroll: true });
        start.remove();
    });

    // mdBook's printer opens a page that holds the whole book, and prints that: this one prints the page that is read.
    const printer = document.querySelector('.right-buttons a[href$="print.html"]');
    if (printer) {
        printer.title = 'Print this page';
        printer.setAttribute('aria-label', printer.title);
        printer.addEventListener('click', event => {
            event.preventDefault();
            window.print();
        });
    }

    // A box that scrolls sideways can be reached, and then scrolled, with the keys.
    const reach = () => document.querySelectorAll('pre > code, .memory-box, .table-wrapper').forEach(box => {
        if (box.scrollWidth > box.clientWidth) {
            box.tabIndex = 0;
        } else {
            box.removeAttribute('tabindex');
        }
    });
    reach();
    window.addEventListener('resize', reach);
    document.addEventListener('toggle', reach, true);

    // mdBook turns the page at an arrow wherever the focus is: it hears of those alone that nothing has the focus for.
    document.body.addEventListener('keydown', event => {
        if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') {
            const nowhere = event.target === document.body || event.target.tagName === 'MAIN';
            if (!nowhere) event.stopPropagation();
        }
    });
})();
