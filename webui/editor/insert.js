// Adds a user task after the selected step: the way to draw without a mouse.
import { is } from 'bpmn-js/lib/util/ModelUtil';

const ROOM = 160; // px made free for a task and its flows

/** Whether a task can follow this element. */
export function canBeFollowed(element) {
  return (
    element && is(element, 'bpmn:FlowNode') && !is(element, 'bpmn:EndEvent') && element.type !== 'label'
  );
}

/** Put a new user task on the step's way out, making room for it; select it. */
export function insertTask(modeler, step) {
  const shape = modeler.get('elementFactory').createShape({ type: 'bpmn:UserTask' });
  const flows = step.outgoing.filter((flow) => is(flow, 'bpmn:SequenceFlow'));
  const task = flows.length === 1 ? onFlow(modeler, step, flows[0], shape) : after(modeler, step, shape);
  modeler.get('selection').select(task);
  modeler.get('canvas').scrollToElement(task);
  return task;
}

const after = (modeler, step, shape) => modeler.get('autoPlace').append(step, shape);

function onFlow(modeler, step, flow, shape) {
  const modeling = modeler.get('modeling');
  const edge = step.x + step.width;
  const all = modeler.get('elementRegistry').filter((element) => element.parent);
  const { movingShapes, resizingShapes } = modeler
    .get('spaceTool')
    .calculateAdjustments(all, 'x', ROOM, edge);
  modeling.createSpace(movingShapes, resizingShapes, { x: ROOM, y: 0 }, 'e', edge);
  const middle = { x: edge + ROOM / 2 + 15, y: step.y + step.height / 2 };
  return modeling.createShape(shape, middle, flow);
}
