// Prints, as JSON, every key the editor or its libraries can say that has no Indonesian word.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import * as menus from 'bpmn-js/lib/features/replace/ReplaceOptions';

import { fields } from '../../webui/editor/execution/fields.js';
import { inIndonesian } from '../../webui/editor/words/translate.js';

const keys = new Set();
const modules = join(process.cwd(), 'node_modules');

function gather(source) {
  for (const [, , key] of source.matchAll(/\btranslate\(\s*(['"])((?:\\.|(?!\1).)*)\1/g)) {
    keys.add(key.replace(/\\(.)/g, '$1'));
  }
}

function gatherFolder(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) gatherFolder(path);
    else if (entry.name.endsWith('.js')) gather(readFileSync(path, 'utf8'));
  }
}

function gatherLabels(options) {
  for (const value of Object.values(options ?? {})) {
    if (typeof value === 'object') gatherLabels(value);
  }
  if (typeof options?.label === 'string') keys.add(options.label);
}

// What is written out in the libraries; the panel's providers for other engines stand below ours.
gatherFolder(join(modules, 'bpmn-js/lib'));
gatherFolder(join(modules, 'diagram-js/lib'));
gatherFolder(join(process.cwd(), 'webui/editor'));
gather(readFileSync(join(modules, '@bpmn-io/properties-panel/dist/index.esm.js'), 'utf8'));
const panel = readFileSync(join(modules, 'bpmn-js-properties-panel/dist/index.esm.js'), 'utf8');
gather(panel.slice(0, panel.indexOf('class BpmnPropertiesProvider')));
Object.values(menus).forEach(gatherLabels);

// What is put together while running: kinds of elements, alignments, questions of ours.
const icons = panel.match(/var iconsByType = \{([^}]*)\}/)[1];
for (const [, type] of icons.matchAll(/'(\w+)'/g)) {
  keys.add(type.replace(/\B[A-Z]/g, ' $&').replace('Non Interrupting', '(Non Interrupting)'));
}
for (const side of ['left', 'center', 'right', 'top', 'middle', 'bottom']) {
  keys.add(`Align elements ${side}`);
}
for (const label of ['', ' (removes content)']) keys.add(`Empty pool/participant${label}`);
for (const ending of ['', 's']) keys.add(`List contains {numOfItems} item${ending}`);
for (const { label, hint } of fields) [label, hint].forEach((key) => key && keys.add(key));
// Not keys: half of one put together above, an example in a comment, a piece of an SVG transform.
for (const half of ['Align elements ', 'HELLO {you}', ' + shift + ']) keys.delete(half);

console.log(JSON.stringify({ seen: keys.size, unsaid: [...keys].filter((key) => !inIndonesian(key)) }));
