// Reads BPMN and DMN files named on standard input; prints, as JSON {path: [warning]}, what the drawing programs warn of.
import { readFileSync } from 'node:fs';

import { BpmnModdle } from 'bpmn-moddle';
import { DmnModdle } from 'dmn-moddle';

import { descriptorsFor } from '../../webui/editor/descriptors.js';

const warned = {};
for (const path of JSON.parse(readFileSync(0, 'utf8'))) {
  const source = readFileSync(path, 'utf8');
  const moddle = path.endsWith('.dmn') ? new DmnModdle() : new BpmnModdle(descriptorsFor(source));
  const { warnings } = await moddle.fromXML(source);
  warned[path] = warnings.map(({ message }) => message);
}
console.log(JSON.stringify(warned));
