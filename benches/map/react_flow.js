// React Flow, placed by dagre and fitted into the window. Each node is told its size, so that it
// need not be measured first.

import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { flushSync } from 'react-dom';
import { ReactFlow } from '@xyflow/react';
import * as dagre from '@dagrejs/dagre';
import { card } from './graph.js';

export function draw(main, goals) {
    const graph = new dagre.graphlib.Graph();
    graph.setGraph({ rankdir: 'TB', nodesep: card.beside, ranksep: card.below });
    graph.setDefaultEdgeLabel(() => ({}));
    for (const { id } of goals) graph.setNode(id, { width: card.width, height: card.height });
    for (const { id, parent } of goals) if (parent) graph.setEdge(parent, id);
    dagre.layout(graph);
    const nodes = goals.map(({ id, title }) => {
        const { x, y } = graph.node(id);
        const position = { x: x - card.width / 2, y: y - card.height / 2 };
        return { id, position, width: card.width, height: card.height, data: { label: title } };
    });
    const edges = goals.filter((goal) => goal.parent).map(({ id, parent }) => ({ id: `e${id}`, source: parent, target: id }));
    const flow = createElement(ReactFlow, { defaultNodes: nodes, defaultEdges: edges, fitView: true, minZoom: 0.001 });
    flushSync(() => createRoot(main).render(flow));
}
