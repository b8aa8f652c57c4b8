// Shows a page part by part, in large type, from the page itself: each heading of the first three levels begins a part,
// but the title is in one part with the first below it.
// `?projector` behind the address begins with it. Nothing is remembered.
'use strict';

(() => {
    const { element } = globalThis.workbook;
    const main = document.querySelector('main');
    const HEADING = 'h1, h2, h3';
    /** The heading that a child of the page is or, where its part stands above it, holds. */
    const headingOf = child => (child.tagName === 'HGROUP' ? child.querySelector(HEADING) : child.matches(HEADING) ? child : null);
    if (!main || ![...main.children].some(child => headingOf(child)?.tagName === 'H2')) return;

    const html = document.documentElement;
    const talk = main.querySelector(':scope > .talk');
    const count = element('span', 'projector-count');
    const bar = element('nav', 'projector-bar');
    let parts = [];
    let at = 0;

    const press = (words, key, does) => {
        const button = element('button', '', words);
        button.type = 'button';
        button.setAttribute('aria-keyshortcuts', key);
        button.addEventListener('click', does);
        return button;
    };
    const notes = press('Notes', 'n', () => showNotes(talk.hidden));
    const isOn = () => bar.isConnected;

    function showNotes(shown) {
        if (!talk) return;
        talk.hidden = !shown;
        notes.setAttribute('aria-expanded', shown);
    }

    /** The headings, each with what follows it up to the next one; the title has little below it, and does not fill a screen. */
    function cut() {
        const cuts = [];
        for (const child of main.children) {
            if (child === talk) continue;
            if (headingOf(child) || !cuts.length) cuts.push([]);
            cuts.at(-1).push(child);
        }
        const [title, first = [], ...rest] = cuts;
        return [[...title, ...first], ...rest];
    }

    function show(index) {
        at = Math.max(0, Math.min(index, parts.length - 1));
        parts.forEach((part, number) => part.forEach(child => child.classList.toggle('on-screen', number === at)));
        count.textContent = `${at + 1} of ${parts.length}`;
        scrollTo(0, 0);
        // A screen reader reads on from here, and Tab goes on.
        const first = headingOf(parts[at][0]) ?? parts[at][0];
        first.tabIndex = -1;
        first.focus({ preventScroll: true });
        dispatchEvent(new Event('resize'));
    }

    /** The part in which an element stands, or the first. */
    const partOf = wanted => Math.max(0, parts.findIndex(part => part.some(child => child.contains(wanted))));

    /** What the page's address points to. */
    const target = () => document.getElementById(decodeURIComponent(location.hash.slice(1)));

    function enter(index) {
        parts = cut();
        html.classList.add('projector');
        document.body.append(bar);
        showNotes(false);
        show(index ?? partOf(target()));
    }

    function leave() {
        const [first] = parts[at];
        bar.remove();
        html.classList.remove('projector');
        showNotes(false);
        for (const child of main.children) child.classList.remove('on-screen');
        first.scrollIntoView({ block: 'center' });
        first.focus({ preventScroll: true });
    }

    bar.setAttribute('aria-label', 'Projector view');
    bar.append(
        press('Back', 'ArrowLeft', () => show(at - 1)), count, press('Next', 'ArrowRight', () => show(at + 1)),
        ...(talk ? [notes] : []), press('Leave', 'Escape', leave),
    );

    const keys = {
        ArrowRight: () => show(at + 1), PageDown: () => show(at + 1), ArrowLeft: () => show(at - 1), PageUp: () => show(at - 1),
        Home: () => show(0), End: () => show(parts.length - 1), Escape: leave, n: () => showNotes(talk?.hidden),
    };
    // Before mdBook hears of it, which turns the page at an arrow. Keys that move inside of something stay there.
    addEventListener('keydown', event => {
        if (!isOn() || event.altKey || event.ctrlKey || event.metaKey) return;
        const field = event.target.closest?.('input, textarea, select');
        const scrolls = event.key.startsWith('Arrow') && event.target.closest?.('pre > code, .memory-box, .table-wrapper, [role=slider]');
        if (!keys[event.key] || (field && event.key !== 'Escape') || scrolls) return;
        event.preventDefault();
        event.stopImmediatePropagation();
        keys[event.key]();
    }, true);
    addEventListener('hashchange', () => {
        if (isOn() && target()) show(partOf(target()));
    });

    const button = press('', '', () => enter(firstSeen()));
    button.removeAttribute('aria-keyshortcuts');
    button.className = 'icon-button projector-button';
    button.title = 'Projector view';
    button.setAttribute('aria-label', button.title);
    document.querySelector('.right-buttons')?.prepend(button);

    /** The part that is being read. */
    function firstSeen() {
        parts = cut();
        const below = parts.findIndex(([first]) => first.getBoundingClientRect().top > innerHeight / 3);
        return below < 0 ? parts.length - 1 : Math.max(0, below - 1);
    }

    if (new URLSearchParams(location.search).has('projector')) enter();
})();
