// The facts everyone keeps, in the shape a user of these libraries would choose: what people edit apart
// is a map of fields, found by its id; what stands elsewhere after a move is a field; check-ins are a
// list that only grows, each a value that nobody changes.

/** Plain OKR JSON as flat maps of units, objectives and key results. */
export function facts(file) {
    const { units, objectives, ...workspace } = file;
    const known = { workspace, units: {}, objectives: {}, keyResults: {} };
    for (const { id, ...fields } of units) known.units[id] = said(fields);
    for (const { id, key_results, ...fields } of objectives) {
        known.objectives[id] = said(fields);
        for (const { id: own, checkins, metric, ...rest } of key_results) {
            known.keyResults[own] = { ...said(rest), ...said(metric ?? {}), objective: id, checkIns: checkins ?? [] };
        }
    }
    return known;
}

/** The fields that say something. */
function said(fields) {
    return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
}

/** The kinds of things, each in a map of its own. */
export const KINDS = ['units', 'objectives', 'keyResults'];
