// Keeps what the BPMN library would drop when it writes: a saved diagram equals the opened one.

const UNRESOLVED = /^unresolved reference/;
const HARMLESS = /^unknown attribute/; // kept by the reader, only without a type

/** Elements of namespaces nobody described have no properties, and are written as they were read. */
const propertiesOf = (element) => element.$descriptor.properties ?? [];

function* children(element) {
  for (const property of propertiesOf(element)) {
    if (property.isReference || !Object.hasOwn(element, property.name)) continue;
    yield* [element[property.name]].flat().filter((value) => value?.$descriptor);
  }
}

/**
 * Let the writer keep attributes that say their default (`cancelActivity="true"`).
 *
 * The writer leaves out a value that equals its property's default. Readers take the default from
 * the type's prototype, so forgetting it in the descriptor changes only what is written.
 */
export function keepDefaults(root) {
  const waiting = [root];
  while (waiting.length) {
    const element = waiting.pop();
    for (const property of propertiesOf(element)) delete property.default;
    waiting.push(...children(element));
  }
}

/**
 * Put back references to things that are not elements, such as the variable a multi-instance
 * walks over; return the reader's other warnings, which stand for content that will be lost.
 */
export function keepReferences(warnings, moddle) {
  return warnings.filter(({ message, element, property, value }) => {
    if (!UNRESOLVED.test(message)) return !HARMLESS.test(message);
    element.set(property, moddle.create('bpmn:BaseElement', { id: value }));
    return false;
  });
}
