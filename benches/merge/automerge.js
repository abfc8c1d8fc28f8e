// Automerge as its manual shows it: a document is a plain object, changed in functions.

import * as A from '@automerge/automerge/slim';
import wasm from '@automerge/automerge/automerge.wasm';

export const name = 'Automerge';

/** What has to be there before anything can be done. */
export const begin = () => A.initializeWasm(new URL(wasm, import.meta.url));

/** A file of these facts. */
export function build(facts) {
    return A.save(A.from(facts));
}

/** Another copy of a file, in which somebody did some edits. */
export function edited(bytes, edits) {
    let doc = A.load(bytes);
    for (const edit of edits) {
        doc = A.change(doc, (draft) => {
            const things = draft[edit.kind];
            if (edit.fields) things[edit.id] = edit.fields;
            else if (edit.checkIn) things[edit.id].checkIns.push(edit.checkIn);
            else things[edit.id][edit.field] = edit.value;
        });
    }
    return A.save(doc);
}

/** What is measured: both files in, one file and its plain values out. A document is plain values already. */
export function merge(ours, theirs) {
    const doc = A.loadIncremental(A.load(ours), theirs);
    return { file: A.save(doc), values: doc };
}

/** All values of a field that stand. */
export function standing({ values }, { kind, id, field }) {
    return Object.values(A.getConflicts(values[kind][id], field) ?? { only: values[kind][id][field] });
}
