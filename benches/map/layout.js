// Layout alone, both in this page and by the same clock. Both begin with a list that says who hangs
// below whom: d3 makes a hierarchy of it and places that, the map does both at once. What d3 takes for
// a hierarchy that is ready is measured as well. Drawing is not part of it.

import { goals, rooted } from './graph.js';
import { hierarchy, tidy } from './plain.js';

/** Runs of one sample: the clock of a page counts in tenths of a millisecond. */
const RUNS = 50;
const SAMPLES = 21;
/** Of what takes milliseconds. */
const FEW_RUNS = 2;

/** Milliseconds of one run: the median of many samples, after as many to warm up. */
function median(run, runs) {
    const sample = () => {
        const began = performance.now();
        for (let nth = 0; nth < runs; nth += 1) run();
        return (performance.now() - began) / runs;
    };
    const samples = Array.from({ length: 2 * SAMPLES }, sample).slice(SAMPLES);
    return samples.sort((a, b) => a - b)[SAMPLES >> 1];
}

/** Measures both in turns of a whole set each, so that neither is always first. */
export async function measure(text) {
    const { default: init, Map } = await import('./layout_bench.js');
    await init();
    const map = Map.read(text);
    const known = goals(JSON.parse(text));
    const root = hierarchy(rooted(known));
    const d3 = () => tidy(root);
    const d3Whole = () => tidy(hierarchy(rooted(known)));
    const own = () => map.place();
    const ownWhole = () => map.picture();
    const times = { d3: [], own: [], d3Whole: [], ownWhole: [] };
    for (let nth = 0; nth < 3; nth += 1) {
        times.d3.push(median(d3, RUNS));
        times.own.push(median(own, RUNS));
        times.d3Whole.push(median(d3Whole, RUNS));
        times.ownWhole.push(median(ownWhole, FEW_RUNS));
    }
    const middle = Object.entries(times).map(([name, three]) => [name, three.sort((a, b) => a - b)[1]]);
    return { ...Object.fromEntries(middle), boxes: map.place(), goals: known.length };
}
