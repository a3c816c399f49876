// What the server's check found: a mark on each element and a list that leads to it.
import { nameOf, select } from './outline.js';

const marks = { error: '!', warning: '?', note: 'i' };

/** Where a badge hides no name: the corner of a shape, the middle of a flow. */
function cornerOf(element) {
  if (!element.waypoints) return { top: -12, left: -12 };
  const spread = (axis) => {
    const places = element.waypoints.map((point) => point[axis]);
    return (Math.max(...places) - Math.min(...places)) / 2 - 12;
  };
  return { top: spread('y'), left: spread('x') };
}

/** Show problems in `panel`, which holds an `<ol>` and a place for the summary. */
export class Problems {
  #marked = [];

  constructor(modeler, panel, { translate, words }) {
    Object.assign(this, { modeler, panel, translate, words });
    this.list = panel.querySelector('ol');
    this.summary = panel.querySelector('[data-summary]');
    this.list.addEventListener('click', ({ target }) => {
      const id = target.closest('button')?.dataset.element;
      if (id) select(modeler, id);
    });
    modeler.on('commandStack.changed', () => {
      if (panel.dataset.checked) this.summary.textContent = words.outdated;
    });
  }

  /** Replace what is shown; each problem: {element, message, repair, severity, line, file}. */
  show(problems) {
    this.#unmark();
    this.panel.dataset.checked = 'true';
    const errors = problems.filter(({ severity }) => severity === 'error').length;
    this.summary.textContent = this.#sum(problems.length, errors);
    this.list.replaceChildren(...problems.map((problem) => this.#line(problem)));
    for (const [id, found] of Map.groupBy(problems, ({ element }) => element)) this.#mark(id, found);
  }

  #sum(all, errors) {
    if (!all) return this.words.none;
    return (errors ? this.words.errors : this.words.fine)
      .replace('{errors}', errors)
      .replace('{all}', all);
  }

  #line({ element, message, repair, severity, file, line }) {
    const item = document.createElement('li');
    item.dataset.severity = severity;
    const shape = this.modeler.get('elementRegistry').get(element);
    const place = document.createElement(shape ? 'button' : 'span');
    place.className = 'problem-place';
    if (shape) Object.assign(place, { type: 'button' }).dataset.element = element;
    place.textContent = shape ? nameOf(shape, this.translate) : [file, line || ''].join(' ');
    const label = document.createElement('strong');
    label.textContent = this.words[severity];
    const text = document.createElement('p');
    text.textContent = `${message} ${repair}`;
    item.append(label, place, text);
    return item;
  }

  #mark(id, found) {
    const shape = this.modeler.get('elementRegistry').get(id);
    if (!shape) return;
    const severity = ['error', 'warning', 'note'].find((one) =>
      found.some((problem) => problem.severity === one),
    );
    const badge = document.createElement('div');
    badge.className = `problem-badge problem-${severity}`;
    badge.textContent = marks[severity];
    badge.title = found.map(({ message }) => message).join('\n');
    this.modeler.get('canvas').addMarker(id, `marked-${severity}`);
    const overlay = this.modeler.get('overlays').add(id, { position: cornerOf(shape), html: badge });
    this.#marked.push({ id, overlay, marker: `marked-${severity}` });
  }

  #unmark() {
    for (const { id, overlay, marker } of this.#marked) {
      this.modeler.get('overlays').remove(overlay);
      if (this.modeler.get('elementRegistry').get(id)) {
        this.modeler.get('canvas').removeMarker(id, marker);
      }
    }
    this.#marked = [];
  }
}
