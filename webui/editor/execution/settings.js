// Reads and writes what the engine is told about an element, each change as one undoable command.
import { getBusinessObject, is } from 'bpmn-js/lib/util/ModelUtil';

export class Settings {
  constructor(modeling, bpmnFactory, elementRegistry) {
    this.modeling = modeling;
    this.make = (type, values) => bpmnFactory.create(type, values);
    this.registry = elementRegistry;
  }

  attribute(element, name) {
    return getBusinessObject(element).get(name) ?? '';
  }

  setAttribute(element, name, value) {
    this.modeling.updateProperties(element, { [name]: value || undefined });
  }

  /** The text of an extension element such as `spiffworkflow:InstructionsForEndUser`. */
  text(element, type) {
    return this.#extension(element, type)?.value ?? '';
  }

  setText(element, type, value) {
    this.#setExtension(element, type, value ? this.make(type, { value }) : undefined);
  }

  /** One of SpiffWorkflow's name and value pairs, e.g. `formJsonSchemaFilename`. */
  property(element, name) {
    return this.#properties(element).find((property) => property.name === name)?.value ?? '';
  }

  setProperties(element, wanted) {
    const kept = this.#properties(element).filter(({ name }) => !(name in wanted));
    const added = Object.entries(wanted)
      .filter(([, value]) => value)
      .map(([name, value]) => this.make('spiffworkflow:Property', { name, value }));
    const properties = [...kept, ...added];
    const type = 'spiffworkflow:Properties';
    const changed = properties.length ? this.make(type, { properties }) : undefined;
    for (const property of properties) property.$parent = changed;
    this.#setExtension(element, type, changed);
  }

  /** A FEEL expression kept in a child element, such as the condition of a flow. */
  expression(element, name) {
    return getBusinessObject(element).get(name)?.body ?? '';
  }

  setExpression(element, name, body) {
    const owner = getBusinessObject(element);
    const expression = body ? this.make('bpmn:FormalExpression', { body }) : undefined;
    if (expression) expression.$parent = owner;
    this.modeling.updateProperties(element, { [name]: expression });
  }

  /** What a conditional event waits for stands in its definition. */
  setCondition(event, definition, body) {
    const condition = body ? this.make('bpmn:FormalExpression', { body }) : undefined;
    if (condition) condition.$parent = definition;
    this.modeling.updateModdleProperties(event, definition, { condition });
  }

  /** Lanes without lanes of their own: those a step can stand in. */
  lanes() {
    return this.registry.filter(
      (shape) => is(shape, 'bpmn:Lane') && !shape.children.some((child) => is(child, 'bpmn:Lane')),
    );
  }

  laneOf(element) {
    const step = getBusinessObject(element);
    return this.lanes().find((lane) => lane.businessObject.get('flowNodeRef').includes(step));
  }

  /** Carry a step straight up or down into the middle of a lane. */
  moveToLane(element, id) {
    const lane = this.registry.get(id);
    if (!lane) return;
    const dy = lane.y + lane.height / 2 - (element.y + element.height / 2);
    this.modeling.moveElements([element], { x: 0, y: Math.round(dy) });
  }

  #extensions(element) {
    return getBusinessObject(element).extensionElements?.values ?? [];
  }

  #extension(element, type) {
    return this.#extensions(element).find((extension) => is(extension, type));
  }

  #properties(element) {
    return this.#extension(element, 'spiffworkflow:Properties')?.properties ?? [];
  }

  #setExtension(element, type, extension) {
    const owner = getBusinessObject(element);
    const old = this.#extension(element, type);
    const values = old
      ? this.#extensions(element).flatMap((value) => (value === old ? (extension ?? []) : value))
      : [...this.#extensions(element), ...(extension ? [extension] : [])];
    const box = values.length ? this.make('bpmn:ExtensionElements', { values }) : undefined;
    for (const value of values) value.$parent = box;
    if (box) box.$parent = owner;
    this.modeling.updateModdleProperties(element, owner, { extensionElements: box });
  }
}
Settings.$inject = ['modeling', 'bpmnFactory', 'elementRegistry'];
