// The questions the panel asks about an element: where each is asked, what it reads and writes.
import { getBusinessObject, is, isAny } from 'bpmn-js/lib/util/ModelUtil';

const FORM = { schema: 'formJsonSchemaFilename', look: 'formUiSchemaFilename' };
const people = ['bpmn:UserTask', 'bpmn:ManualTask'];
const scripted = [...people, 'bpmn:BusinessRuleTask', 'bpmn:CallActivity', 'bpmn:ServiceTask'];

const any = (types) => (element) => isAny(element, types);

function takesMessage(element) {
  const message = getBusinessObject(element)
    .get('eventDefinitions')
    ?.some((definition) => is(definition, 'bpmn:MessageEventDefinition'));
  return is(element, 'bpmn:ReceiveTask') || (is(element, 'bpmn:CatchEvent') && Boolean(message));
}

function conditional(element) {
  return getBusinessObject(element)
    .get('eventDefinitions')
    ?.find((definition) => is(definition, 'bpmn:ConditionalEventDefinition'));
}

function branches(element) {
  return (
    is(element, 'bpmn:SequenceFlow') &&
    isAny(getBusinessObject(element).sourceRef, [
      'bpmn:ExclusiveGateway',
      'bpmn:InclusiveGateway',
      'bpmn:Activity',
    ])
  );
}

const attribute = (name) => ({
  read: (settings, element) => settings.attribute(element, name),
  write: (settings, element, value) => settings.setAttribute(element, name, value),
});
const text = (type) => ({
  read: (settings, element) => settings.text(element, type),
  write: (settings, element, value) => settings.setText(element, type, value),
});

/** The role's label stands on a lane that has no name yet. */
function writeRole(settings, lane, role, page) {
  const label = page.roles.find(({ code }) => code === role)?.label;
  settings.setAttribute(lane, 'lk3:role', role);
  if (!settings.attribute(lane, 'name')) settings.modeling.updateLabel(lane, label);
}

function writeForm(settings, element, schema, page) {
  const look = page.forms.find(({ file }) => file === schema)?.look;
  settings.setProperties(element, { [FORM.schema]: schema, [FORM.look]: look });
}

/** Shapes of an entry: `kind` choice, line, lines or tick; `group` execution or scripts. */
export const fields = [
  {
    id: 'role',
    kind: 'choice',
    label: 'Role',
    asked: any(['bpmn:Lane']),
    options: (page) => page.roles.map(({ code, label }) => ({ value: code, label })),
    read: (settings, lane) => settings.attribute(lane, 'lk3:role'),
    write: writeRole,
  },
  {
    id: 'lane',
    kind: 'choice',
    label: 'Lane',
    asked: (element) => isAny(element, ['bpmn:Activity', 'bpmn:Event', 'bpmn:Gateway']) && !element.host,
    options: (page, settings) =>
      settings.lanes().map((lane) => ({ value: lane.id, label: lane.businessObject.name ?? lane.id })),
    read: (settings, element) => settings.laneOf(element)?.id ?? '',
    write: (settings, element, value) => settings.moveToLane(element, value),
  },
  {
    id: 'form',
    kind: 'choice',
    label: 'Form',
    asked: (element) => is(element, 'bpmn:UserTask') || takesMessage(element),
    options: (page) => page.forms.map(({ file, title }) => ({ value: file, label: title })),
    read: (settings, element) => settings.property(element, FORM.schema),
    write: writeForm,
  },
  {
    id: 'decision',
    kind: 'choice',
    label: 'Decision',
    asked: any(['bpmn:BusinessRuleTask']),
    options: (page) => page.decisions.map(({ id, name }) => ({ value: id, label: name })),
    ...text('spiffworkflow:CalledDecisionId'),
  },
  {
    id: 'calls',
    kind: 'choice',
    label: 'Called process',
    asked: any(['bpmn:CallActivity']),
    options: (page) => page.processes.map(({ id, name }) => ({ value: id, label: name })),
    ...attribute('calledElement'),
  },
  {
    id: 'condition',
    kind: 'line',
    label: 'Condition',
    hint: 'FEEL condition, e.g. risiko = "tinggi". The default flow needs none.',
    asked: branches,
    read: (settings, flow) => settings.expression(flow, 'conditionExpression'),
    write: (settings, flow, value) => settings.setExpression(flow, 'conditionExpression', value),
  },
  {
    id: 'awaited',
    kind: 'line',
    label: 'Condition',
    hint: 'FEEL over the variables, e.g. risiko = "tinggi". It happens when this becomes true.',
    asked: (element) => Boolean(conditional(element)),
    read: (settings, event) => conditional(event).condition?.body ?? '',
    write: (settings, event, value) => settings.setCondition(event, conditional(event), value),
  },
  {
    id: 'default',
    kind: 'tick',
    label: 'Taken when no condition holds',
    asked: branches,
    read: (settings, flow) => flow.source.businessObject.default === flow.businessObject,
    write: (settings, flow, ticked) =>
      settings.modeling.updateProperties(flow.source, {
        default: ticked ? flow.businessObject : undefined,
      }),
  },
  {
    id: 'instructions',
    kind: 'lines',
    label: 'Instructions',
    hint: 'Shown to the person who does the task.',
    asked: any(people),
    ...text('spiffworkflow:InstructionsForEndUser'),
  },
  {
    id: 'due',
    kind: 'line',
    label: 'Due',
    hint: 'e.g. P3D for three days, or FEEL.',
    asked: (element) => any(people)(element) || takesMessage(element),
    ...attribute('lk3:due'),
  },
  {
    id: 'assignee',
    kind: 'line',
    label: 'Assigned to',
    hint: 'FEEL that gives a username; empty leaves the task to the role.',
    asked: any(people),
    ...attribute('lk3:assignee'),
  },
  {
    id: 'area',
    kind: 'line',
    label: 'Area',
    hint: 'FEEL that gives a region code; the task goes to a village official who serves there.',
    asked: any(people),
    ...attribute('lk3:area'),
  },
  {
    id: 'reminder',
    kind: 'tick',
    label: 'Only reminds',
    asked: any(people),
    read: (settings, element) => settings.attribute(element, 'lk3:reminder') === 'true',
    write: (settings, element, ticked) =>
      settings.setAttribute(element, 'lk3:reminder', ticked ? 'true' : undefined),
  },
  {
    id: 'opens',
    kind: 'line',
    label: 'Goes on in',
    hint: 'FEEL that gives the code of the pathway in which the family goes on, e.g. "P3".',
    asked: any([...people, 'bpmn:EndEvent']),
    ...attribute('lk3:opens'),
  },
  {
    id: 'priority',
    kind: 'line',
    label: 'Order of work',
    hint: 'Higher numbers come first.',
    asked: any(people),
    ...attribute('lk3:priority'),
  },
  {
    id: 'stage',
    kind: 'choice',
    label: 'Stage',
    asked: any(['bpmn:FlowNode']),
    options: (page) => page.stages.map(({ code, label }) => ({ value: code, label })),
    ...attribute('lk3:stage'),
  },
  {
    id: 'law',
    kind: 'line',
    label: 'Required by law',
    hint: 'The law that requires this step, e.g. UU 12/2022 Pasal 41; no daerah may remove it.',
    asked: any(['bpmn:FlowNode']),
    ...attribute('lk3:law'),
  },
  {
    id: 'correlation',
    kind: 'line',
    label: 'Correlation',
    hint: 'FEEL value the message is matched by; empty matches the case itself.',
    asked: takesMessage,
    ...attribute('lk3:correlation'),
  },
  {
    id: 'script',
    kind: 'lines',
    label: 'Script',
    hint: 'FEEL assignments, one per line, e.g. tingkat = "tinggi".',
    asked: any(['bpmn:ScriptTask']),
    ...attribute('script'),
  },
  {
    id: 'before',
    kind: 'lines',
    group: 'scripts',
    label: 'Before the task',
    hint: 'FEEL assignments, one per line, e.g. tingkat = "tinggi".',
    asked: any(scripted),
    ...text('spiffworkflow:PreScript'),
  },
  {
    id: 'after',
    kind: 'lines',
    group: 'scripts',
    label: 'After the answers',
    hint: 'FEEL assignments, one per line, e.g. tingkat = "tinggi".',
    asked: any(scripted),
    ...text('spiffworkflow:PostScript'),
  },
];
