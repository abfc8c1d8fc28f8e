// d3-org-chart, everything unfolded and fitted into the window, without animation. It draws in its
// compact form, which is its own default.

import { OrgChart } from 'd3-org-chart';
import { card, rooted } from './graph.js';

export function draw(main, goals) {
    const data = rooted(goals).map(({ id, parent, title }) => ({ id, parentId: parent, title }));
    new OrgChart()
        .container(main)
        .data(data)
        .svgHeight(main.clientHeight)
        .nodeWidth(() => card.width)
        .nodeHeight(() => card.height)
        .childrenMargin(() => card.below)
        .neighbourMargin(() => card.beside)
        .duration(0)
        .nodeContent(({ data }) => `<div class="card">${data.title}</div>`)
        .initialExpandLevel(Infinity)
        .render()
        .fit({ animate: false });
}
