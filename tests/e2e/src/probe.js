// Runs before the page's own scripts and writes down what happens when: the first row, each key
// from its press to the frame that shows it, the rows an edit touches, what goes to localStorage.
(() => {
    const now = () => performance.now();
    const probe = { start: null, first: null, painted: null, keys: [], stored: [], busy: 0 };
    // Rows that were drawn before, and those of them that an edit changed.
    probe.drawn = new Set();
    probe.rows = new Set();
    window.probe = probe;

    // A task of its own: it runs once everything before it, microtasks included, is through.
    const waiting = [];
    const channel = new MessageChannel();
    channel.port1.onmessage = () => waiting.shift()();
    const soon = (act) => { waiting.push(act); channel.port2.postMessage(0); };
    const afterPaint = (act) => requestAnimationFrame(() => { const began = now(); soon(() => act(began)); });

    const whole = {};
    for (const name of ['setItem', 'getItem', 'removeItem']) {
        whole[name] = Storage.prototype[name];
        Storage.prototype[name] = function (...args) {
            if (name === 'setItem') probe.start ??= now();
            probe.stored.push([name, ...args.map(String)]);
            return whole[name].apply(this, args);
        };
    }

    // What the same calls cost, repeated until the clock can tell. Keys are written anew each time.
    probe.replay = (calls, times) => {
        const began = now();
        for (let nth = 0; nth < times; nth += 1) {
            for (const [name, key, text] of calls) {
                whole[name].apply(localStorage, name === 'setItem' ? [key + '~' + nth, text] : [key + '~' + nth]);
            }
        }
        const millis = (now() - began) / times;
        for (let nth = 0; nth < times; nth += 1) {
            for (const [name, key] of calls) if (name === 'setItem') whole.removeItem.call(localStorage, key + '~' + nth);
        }
        return millis;
    };

    let key = null;
    const handled = () => {
        const mine = key;
        if (!mine) return;
        probe.busy += 1;
        soon(() => {
            mine.handled = now();
            document.body.getBoundingClientRect();
            mine.laid = now();
            probe.busy -= 1;
        });
    };
    addEventListener('keydown', (event) => {
        key = { name: event.key, at: now(), handled: 0, laid: 0, painted: 0, frame: 0, asked: false };
        probe.keys.push(key);
        handled();
    }, true);
    addEventListener('input', handled, true);

    const rowOf = (node) => (node.closest ? node : node.parentElement)?.closest('.row');
    const changed = (row) => { if (row && probe.drawn.has(row.id)) probe.rows.add(row.id); };
    new MutationObserver((changes) => {
        if (probe.first === null && document.querySelector('.row.objective')) {
            probe.first = now();
            afterPaint(() => { probe.painted = now(); });
        }
        for (const { target, addedNodes } of changes) {
            changed(rowOf(target));
            for (const node of addedNodes) {
                if (node.matches?.('.row')) changed(node);
                for (const inner of node.querySelectorAll?.('.row') ?? []) changed(inner);
            }
        }
        const mine = key;
        if (!mine || mine.asked) return;
        mine.asked = true;
        probe.busy += 1;
        afterPaint((began) => {
            mine.painted = now();
            mine.frame += mine.painted - began;
            mine.asked = false;
            probe.busy -= 1;
        });
    }).observe(document, { subtree: true, childList: true, characterData: true, attributes: true });

    probe.anew = () => {
        key = null;
        probe.keys = [];
        probe.stored = [];
        probe.rows.clear();
        probe.drawn = new Set([...document.querySelectorAll('.row')].map((row) => row.id));
    };
})();
