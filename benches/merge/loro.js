// Loro as its manual shows it: containers in containers, a snapshot as the file.

import { LoroDoc, LoroList, LoroMap } from 'loro-crdt/base64';
import { KINDS } from './facts.js';

export const name = 'Loro';

/** A file of these facts. */
export function build(facts) {
    const doc = new LoroDoc();
    const workspace = doc.getMap('workspace');
    for (const [field, value] of Object.entries(facts.workspace)) workspace.set(field, value);
    for (const kind of KINDS) {
        const things = doc.getMap(kind);
        for (const [id, fields] of Object.entries(facts[kind])) add(things, id, fields);
    }
    doc.commit();
    return doc.export({ mode: 'snapshot' });
}

function add(things, id, fields) {
    const thing = things.setContainer(id, new LoroMap());
    for (const [field, value] of Object.entries(fields)) {
        if (field === 'checkIns') {
            const list = thing.setContainer(field, new LoroList());
            for (const checkIn of value) list.push(checkIn);
        } else {
            thing.set(field, value);
        }
    }
}

/** Another copy of a file, in which somebody did some edits. */
export function edited(bytes, edits) {
    const doc = LoroDoc.fromSnapshot(bytes);
    for (const edit of edits) {
        const things = doc.getMap(edit.kind);
        if (edit.fields) add(things, edit.id, edit.fields);
        else if (edit.checkIn) things.get(edit.id).get('checkIns').push(edit.checkIn);
        else things.get(edit.id).set(edit.field, edit.value);
        doc.commit();
    }
    return doc.export({ mode: 'snapshot' });
}

/** What is measured: both files in, one file and its plain values out. */
export function merge(ours, theirs) {
    const doc = LoroDoc.fromSnapshot(ours);
    doc.import(theirs);
    const file = doc.export({ mode: 'snapshot' });
    return { file, values: doc.toJSON() };
}

/** All values of a field that stand. */
export function standing({ values }, { kind, id, field }) {
    return [values[kind][id][field]];
}
