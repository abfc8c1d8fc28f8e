// Runs before the page's own scripts, in the app and beside its rivals alike, and says when what a
// click, a key or letting go set going was painted.
//
// A picture is painted when the second animation frame after its last change begins, with style and
// layout forced in the first: by then the frame with the change in it has gone to the screen, and
// whatever held it up is part of the time. Changes are nodes that come or go, and those attributes
// that move or show something when they get another value; they are asked for in bulk, which costs the
// page next to nothing.
(() => {
    const now = () => performance.now();
    // A browser gives at most fifty milliseconds at a time.
    const IDLE_MILLIS = 40;
    const IDLE_PERIODS = 10;
    const probe = { at: 0, first: 0, last: 0, changed: 0, asked: false, open: 0 };
    window.probe = probe;

    const isThere = () => document.querySelectorAll(probe.wanted).length >= probe.count;

    /** Waits for the next `event`; `count` elements that match `wanted` make the picture. */
    probe.arm = (event, wanted, count) => {
        Object.assign(probe, { event, wanted, count, at: 0, first: 0, last: 0, changed: 0 });
    };
    /** Whether the picture is there and nothing has changed for so many milliseconds. */
    probe.isQuiet = (millis) =>
        probe.first > 0 && !probe.asked && probe.open === 0 && now() - probe.changed > millis;

    /** Resolves when the page had nothing to do for many idle periods in a row, as before a person clicks. */
    probe.calm = () => new Promise((resolve) => {
        const wait = (left) => requestIdleCallback((idle) => {
            if (left === 0) resolve(true);
            else wait(idle.timeRemaining() > IDLE_MILLIS ? left - 1 : IDLE_PERIODS);
        });
        wait(IDLE_PERIODS);
    });

    const begin = (event) => {
        const holds = ['Alt', 'Control', 'Meta', 'Shift'].includes(event.key);
        if (event.type !== probe.event || probe.at || !event.isTrusted || holds) return;
        probe.at = now();
    };
    for (const name of ['click', 'keydown', 'pointerup']) addEventListener(name, begin, true);

    const isNew = ({ type, target, attributeName, oldValue }) =>
        type === 'childList' || target.getAttribute(attributeName) !== oldValue;
    const changed = (changes) => {
        if (!probe.at || !changes.some(isNew)) return;
        probe.changed = now();
        if (probe.asked) return;
        probe.asked = true;
        requestAnimationFrame(() => {
            document.body.getBoundingClientRect();
            // What changes from here on belongs to the next frame.
            probe.asked = false;
            const there = probe.first === 0 && isThere();
            probe.open += 1;
            requestAnimationFrame(() => {
                probe.last = now() - probe.at;
                if (there) probe.first = probe.last;
                probe.open -= 1;
            });
        });
    };
    new MutationObserver(changed).observe(document, {
        subtree: true,
        childList: true,
        attributeOldValue: true,
        attributeFilter: ['class', 'd', 'hidden', 'style', 'transform', 'viewBox'],
    });
})();
