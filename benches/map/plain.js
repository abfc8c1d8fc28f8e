// d3-hierarchy with plain SVG: a rectangle, a text and a path for each goal, built apart from the
// page and put into it once, which is the fastest way to do this.

import { stratify, tree } from 'd3-hierarchy';
import { card, rooted, top } from './graph.js';

const svg = (name, attributes, ...children) => {
    const element = document.createElementNS('http://www.w3.org/2000/svg', name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...children);
    return element;
};

/** The hierarchy, without places. */
export const hierarchy = stratify().id((goal) => goal.id).parentId((goal) => goal.parent);

/** The tidy tree of d3. */
export const tidy = tree().nodeSize([card.width + card.beside, card.height + card.below]).separation(() => 1);

export function draw(main, goals) {
    const root = tidy(hierarchy(rooted(goals)));
    let [left, right, low] = [Infinity, -Infinity, 0];
    const lines = svg('g', {});
    const cards = svg('g', {});
    for (const { id, x, y, data, parent } of root.descendants()) {
        if (id === top) continue;
        left = Math.min(left, x);
        right = Math.max(right, x);
        low = Math.max(low, y);
        if (parent.id !== top) {
            const from = parent.y + card.height;
            const middle = (from + y) / 2;
            lines.append(svg('path', { d: `M${parent.x},${from}C${parent.x},${middle} ${x},${middle} ${x},${y}` }));
        }
        cards.append(
            svg('rect', { x: x - card.width / 2, y, width: card.width, height: card.height, rx: 4 }),
            svg('text', { x: x - card.width / 2 + 8, y: y + 24 }, data.title),
        );
    }
    const viewBox = [left - card.width / 2, 0, right - left + card.width, low + card.height].join(' ');
    main.replaceChildren(svg('svg', { class: 'plain', viewBox }, lines, cards));
}
