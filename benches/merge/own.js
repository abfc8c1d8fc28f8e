// The app's own functions for scripts, from the release that lies beside this page.

export const name = 'Plumbline';

const bytes = (text) => new TextEncoder().encode(text);
let app;

/** What has to be there before anything can be done. */
export async function begin() {
    app = await import('./app/plumbline.js');
    await app.ready();
}

/** What is measured: both files in, one file and its plain values out. */
export function merge(ours, theirs) {
    const merged = app.merge(ours, theirs);
    return { file: bytes(merged.text), values: JSON.parse(merged.text) };
}

/** The same, and how every goal stands instead of the bare values. */
export function outlined(ours, theirs) {
    const merged = app.merge(ours, theirs);
    return { file: bytes(merged.text), values: app.outline(merged.text, '2026-10-01') };
}

/** All values of a field that stand. */
export function standing({ values }, { id, field }) {
    const item = values.items.find((item) => item.id.replace(/~.*/, '') === id);
    return item.conflicts?.[field] ?? [item[field]];
}

/** How many of everything there are. */
export function counts({ values }) {
    const of = (kind) => values.items.filter((item) => item.kind === kind);
    const checkIns = of('kr').flatMap((item) => item.log ?? []).filter((record) => record.r.startsWith('c'));
    return [of('objective').length, of('kr').length, checkIns.length];
}
