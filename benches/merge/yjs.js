// Yjs as its manual shows it: shared types in shared types, one update as the file.

import * as Y from 'yjs';
import { KINDS } from './facts.js';

export const name = 'Yjs';

/** A file of these facts. */
export function build(facts) {
    const doc = new Y.Doc();
    doc.transact(() => {
        const workspace = doc.getMap('workspace');
        for (const [field, value] of Object.entries(facts.workspace)) workspace.set(field, value);
        for (const kind of KINDS) {
            const things = doc.getMap(kind);
            for (const [id, fields] of Object.entries(facts[kind])) add(things, id, fields);
        }
    });
    return Y.encodeStateAsUpdate(doc);
}

function add(things, id, fields) {
    const thing = new Y.Map();
    for (const [field, value] of Object.entries(fields)) {
        thing.set(field, field === 'checkIns' ? Y.Array.from(value) : value);
    }
    things.set(id, thing);
}

/** Another copy of a file, in which somebody did some edits. */
export function edited(bytes, edits) {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, bytes);
    for (const edit of edits) {
        doc.transact(() => {
            const things = doc.getMap(edit.kind);
            if (edit.fields) add(things, edit.id, edit.fields);
            else if (edit.checkIn) things.get(edit.id).get('checkIns').push([edit.checkIn]);
            else things.get(edit.id).set(edit.field, edit.value);
        });
    }
    return Y.encodeStateAsUpdate(doc);
}

/** What is measured: both files in, one file and its plain values out. */
export function merge(ours, theirs) {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, ours);
    Y.applyUpdate(doc, theirs);
    const file = Y.encodeStateAsUpdate(doc);
    const values = {};
    for (const kind of ['workspace', ...KINDS]) values[kind] = doc.getMap(kind).toJSON();
    return { file, values };
}

/** All values of a field that stand. */
export function standing({ values }, { kind, id, field }) {
    return [values[kind][id][field]];
}
