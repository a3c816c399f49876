// The page where a coordinator draws a process.
import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import 'bpmn-js/dist/assets/bpmn-font/css/bpmn.css';
import '@bpmn-io/properties-panel/dist/assets/properties-panel.css';
import './editor.css';

import './trusted_types.js'; // before the libraries that need it
import { Autosave } from './autosave.js';
import { canBeFollowed, insertTask } from './insert.js';
import { makeModeler, open } from './modeler.js';
import { showOutline } from './outline.js';
import { Problems } from './problems.js';
import { wirePublishing } from './publish.js';
import { makeTranslate } from './words/translate.js';

/** Let the button add a task after whatever step is selected. */
function wireInsertion(modeler, button) {
  const chosen = () => modeler.get('selection').get()[0];
  modeler.on('selection.changed', () => {
    button.disabled = !canBeFollowed(chosen());
  });
  button.addEventListener('click', () => {
    modeler.get('directEditing').activate(insertTask(modeler, chosen()));
  });
}

async function start(root) {
  const page = JSON.parse(root.querySelector('[data-page]').textContent);
  const unsaid = new Set();
  const translate = makeTranslate(page.language, unsaid);
  const find = (name) => root.querySelector(`[data-${name}]`);
  const tell = (text) => {
    find('told').textContent = text;
  };
  const modeler = makeModeler({ canvas: find('canvas'), panel: find('panel'), page, translate });
  try {
    const lost = await open(modeler, page);
    if (lost.length) tell(`${page.words.lost} ${lost.map(({ message }) => message).join('; ')}`);
  } catch (error) {
    tell(`${page.words.unreadable} ${error.message}`);
    return;
  }
  const saving = { url: page.urls.save, token: page.token, version: page.version };
  const autosave = new Autosave(modeler, saving, (state, reason = '') => {
    find('saved').dataset.saved = state;
    find('saved').textContent = `${page.words[state]} ${reason}`;
  });
  const problems = new Problems(modeler, find('problems'), { translate, words: page.words });
  showOutline(modeler, find('outline'), translate);
  wireInsertion(modeler, find('insert'));
  wirePublishing({ modeler, root, page, autosave, problems, tell });
  Object.assign(root, { modeler, unsaid }); // for tests and for the browser's console
  root.dataset.ready = 'true';
}

const root = document.querySelector('[data-editor]');
if (root) start(root);
