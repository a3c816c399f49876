// What the BPMN library is told about the two extension namespaces, so that it keeps their content.
import lk3 from './moddle/lk3.json';
import spiffworkflow from './moddle/spiffworkflow.json';

const anything = [
  { name: 'values', type: 'Element', isMany: true },
  { name: 'text', isBody: true, type: 'String' },
];

/** Local names of the elements in `source` that belong to the namespace `uri`. */
function namesIn(source, uri) {
  const prefixes = [...source.matchAll(/xmlns:([\w.-]+)\s*=\s*["']([^"']*)["']/g)]
    .filter(([, , bound]) => bound === uri)
    .map(([, prefix]) => prefix);
  if (!prefixes.length) return new Set();
  const tags = source.matchAll(new RegExp(`<(?:${prefixes.join('|')}):([\\w.-]+)`, 'g'));
  return new Set([...tags].map(([, name]) => name));
}

/**
 * Our descriptor of a namespace, with the elements that `source` uses and we have never seen.
 *
 * Without it the library drops unknown elements of a namespace it knows, though it keeps those of
 * namespaces it does not know at all.
 */
function widened(descriptor, source) {
  const known = new Set(descriptor.types.map(({ name }) => name));
  const found = [...namesIn(source, descriptor.uri)].map((name) => name[0].toUpperCase() + name.slice(1));
  const strange = found
    .filter((name) => !known.has(name))
    .map((name) => ({ name, superClass: ['Element'], properties: anything }));
  return { ...descriptor, types: [...descriptor.types, ...strange] };
}

/** Descriptors for reading and writing the diagram `source`. */
export function descriptorsFor(source) {
  return { spiffworkflow: widened(spiffworkflow, source), lk3: widened(lk3, source) };
}
