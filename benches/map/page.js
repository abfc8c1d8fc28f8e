// A page with a button for each candidate. A click draws; everything that is known before a click
// (the goals as plain objects) is ready before it.

import './page.css';
import { goals } from './graph.js';
import { measure } from './layout.js';
import { draw as orgChart } from './org_chart.js';
import { draw as plain } from './plain.js';
import { draw as reactFlow } from './react_flow.js';

const candidates = { plain, 'org-chart': orgChart, 'react-flow': reactFlow };

// `?goals=large.json` names the file beside the page.
const name = new URLSearchParams(location.search).get('goals');
const text = await (await fetch(name)).text();
const known = goals(JSON.parse(text));
for (const [id, draw] of Object.entries(candidates)) {
    const button = document.createElement('button');
    button.id = id;
    button.textContent = id;
    button.addEventListener('click', () => draw(document.querySelector('main'), known));
    document.querySelector('nav').append(button);
}
window.layout = () => measure(text);
document.documentElement.dataset.ready = known.length;
