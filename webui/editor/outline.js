// The ordered list of steps beside the canvas: reads like the diagram, selects by keyboard.
import { getBusinessObject, is, isAny } from 'bpmn-js/lib/util/ModelUtil';

/** Steps in the order the flows reach them, after each choice the ways out of it, then lanes. */
export function linesInOrder(registry) {
  const steps = stepsInOrder(registry).flatMap((step) => {
    const ways = step.outgoing.filter((flow) => is(flow, 'bpmn:SequenceFlow'));
    return ways.length > 1 ? [step, ...ways] : [step];
  });
  const isPlace = (shape) => isAny(shape, ['bpmn:Lane', 'bpmn:Participant']) && shape.type !== 'label';
  return [...steps, ...registry.filter(isPlace)];
}

/** Those no flow reaches come last. */
function stepsInOrder(registry) {
  const steps = registry.filter((shape) => is(shape, 'bpmn:FlowNode') && shape.type !== 'label');
  const byPlace = (a, b) => a.x - b.x || a.y - b.y;
  const starts = steps.filter((step) => !step.incoming.length && !step.host).sort(byPlace);
  const ordered = new Set();
  const waiting = [...starts, ...steps.sort(byPlace)];
  while (waiting.length) {
    const step = waiting.shift();
    if (ordered.has(step)) continue;
    ordered.add(step);
    const onward = [...(step.attachers ?? []), ...step.outgoing.map(({ target }) => target)];
    waiting.unshift(...onward.filter((next) => next && is(next, 'bpmn:FlowNode')).sort(byPlace));
  }
  return [...ordered];
}

/** The element's name, or its kind where it has none. */
export function nameOf(element, translate) {
  if (element.target) return `→ ${nameOf(element.target, translate)}`;
  const named = getBusinessObject(element).name?.trim();
  return named || `${kindOf(element, translate)} (${translate('Without a name').toLowerCase()})`;
}

/** The kind of an element as the menus call it, e.g. "Tugas pengguna". */
export function kindOf(element, translate) {
  if (element.target) {
    return [translate('Sequence flow'), getBusinessObject(element).name].filter(Boolean).join(': ');
  }
  const plain = element.type.replace('bpmn:', '').replace(/\B[A-Z]/g, (letter) => ` ${letter}`);
  const [definition] = getBusinessObject(element).get('eventDefinitions') ?? [];
  const trigger = definition?.$type.replace(/bpmn:|EventDefinition/g, '');
  return translate(trigger ? `${trigger} ${plain.toLowerCase()}` : plain.toLowerCase());
}

/** Fill `list` (an `<ol>`) with a button per step and keep it true to the diagram. */
export function showOutline(modeler, list, translate) {
  const registry = modeler.get('elementRegistry');
  const selection = modeler.get('selection');
  const buttons = new Map();

  function line(step) {
    const button = buttons.get(step.id) ?? document.createElement('button');
    button.type = 'button';
    button.dataset.element = step.id;
    const kind = Object.assign(document.createElement('small'), {
      textContent: kindOf(step, translate),
    });
    button.replaceChildren(nameOf(step, translate), kind);
    buttons.set(step.id, button);
    const item = document.createElement('li');
    item.append(button);
    return item;
  }

  function mark() {
    const [chosen] = selection.get();
    buttons.get(chosen?.id)?.scrollIntoView({ block: 'nearest' });
    for (const [id, button] of buttons) {
      if (id === chosen?.id) button.setAttribute('aria-current', 'true');
      else button.removeAttribute('aria-current');
    }
  }

  function draw() {
    const focused = document.activeElement?.dataset?.element;
    list.replaceChildren(...linesInOrder(registry).map(line));
    mark();
    if (focused) list.querySelector(`[data-element="${CSS.escape(focused)}"]`)?.focus();
  }

  list.addEventListener('click', ({ target }) => {
    const id = target.closest('button')?.dataset.element;
    if (id) select(modeler, id);
  });
  modeler.on('commandStack.changed', draw);
  modeler.on('selection.changed', mark);
  draw();
}

/** Select an element and bring it into view; tell whether the diagram has it. */
export function select(modeler, id) {
  const element = modeler.get('elementRegistry').get(id);
  if (!element) return false;
  modeler.get('canvas').scrollToElement(element);
  modeler.get('selection').select(element);
  return true;
}
