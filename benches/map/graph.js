// The goals every candidate draws: the objectives of a file of plain OKR JSON, each below its
// primary parent. A parent that is a key result stands for its objective, as on the map.

/** Width and height of a card, and the gaps beside and below it, in pixels. */
export const card = { width: 240, height: 64, beside: 24, below: 56 };

/** The id of the node above all roots. It is laid out by those who need a single root, and not drawn. */
export const top = 'top';

/**
 * Objectives as `{ id, parent, title }`, in the order of the file; `parent` is null for a root.
 *
 * @param {{ objectives: Array<{ id: string, title: string, parent?: string, key_results: Array<{ id: string }> }> }} file
 */
export function goals(file) {
    const objective = new Map();
    for (const { id, key_results } of file.objectives) {
        objective.set(id, id);
        for (const kr of key_results) objective.set(kr.id, id);
    }
    return file.objectives.map(({ id, title, parent }) => ({ id, title, parent: objective.get(parent) ?? null }));
}

/** The same with one root above all, for those who can only draw one tree. */
export function rooted(goals) {
    const below = goals.map((goal) => ({ ...goal, parent: goal.parent ?? top }));
    return [{ id: top, title: '', parent: null }, ...below];
}
