// Reads BPMN files named on standard input and writes them again, unchanged, as JSON {path: xml}.
import { readFileSync } from 'node:fs';

import { BpmnModdle } from 'bpmn-moddle';

import { descriptorsFor } from '../../webui/editor/descriptors.js';
import { keepDefaults, keepReferences } from '../../webui/editor/faithful.js';

const written = {};
for (const path of JSON.parse(readFileSync(0, 'utf8'))) {
  const source = readFileSync(path, 'utf8');
  const moddle = new BpmnModdle(descriptorsFor(source));
  const { rootElement, warnings } = await moddle.fromXML(source);
  const lost = keepReferences(warnings, moddle);
  keepDefaults(rootElement);
  const { xml } = await moddle.toXML(rootElement, { format: true });
  written[path] = { xml, lost: lost.map(({ message }) => message) };
}
console.log(JSON.stringify(written));
