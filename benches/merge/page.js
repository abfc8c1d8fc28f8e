// Merges two copies of one organisation with each candidate, in one page and by one clock. What is not
// asked for by a merge (making the copies) comes before it.

import * as automerge from './automerge.js';
import { facts } from './facts.js';
import * as loro from './loro.js';
import * as own from './own.js';
import * as yjs from './yjs.js';

const file = async (name) => new Uint8Array(await (await fetch(name)).arrayBuffer());
const json = async (name) => (await fetch(name)).json();

/** `?goals=large.json` names the organisation beside the page. */
const goals = await json(new URLSearchParams(location.search).get('goals'));
const edits = await json('edits.json');
const candidates = { own, yjs, loro, automerge };
const copies = {};

/** Makes the two copies of a candidate. */
async function prepare(id) {
    const candidate = candidates[id];
    await candidate.begin?.();
    if (id === 'own') {
        copies[id] = [await file('ours.json'), await file('theirs.json')];
        return;
    }
    const base = candidate.build(facts(goals));
    copies[id] = [candidate.edited(base, edits.ours), candidate.edited(base, edits.theirs)];
}

/** Milliseconds of one merge, by the function of that name. */
function run(id, how = 'merge') {
    const began = performance.now();
    const merged = candidates[id][how](...copies[id]);
    const lasted = performance.now() - began;
    // Nobody can leave out what is looked at.
    return merged.file.length > 0 && merged.values ? lasted : NaN;
}

/** How many objectives, key results and check-ins came out. */
function counts({ values }) {
    const krs = Object.values(values.keyResults);
    const checkIns = krs.reduce((sum, kr) => sum + (kr.checkIns?.length ?? 0), 0);
    return [Object.keys(values.objectives).length, krs.length, checkIns];
}

/** Bytes as a static host would send them. */
async function packed(bytes) {
    const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream('gzip'));
    return (await new Response(stream).arrayBuffer()).byteLength;
}

/** What came out of a merge. */
async function told(id) {
    const candidate = candidates[id];
    const merged = candidate.merge(...copies[id]);
    const kept = edits.both.filter((field) => candidate.standing(merged, field).length > 1);
    return {
        name: candidate.name,
        counts: (candidate.counts ?? counts)(merged),
        bytes: merged.file.length,
        packed: await packed(merged.file),
        kept: kept.length,
        both: edits.both.length,
        plain: JSON.stringify(goals).length,
    };
}

Object.assign(window, { prepare, run, told, candidates: Object.keys(candidates) });
document.documentElement.dataset.ready = 'yes';
