// The bpmn-js modeler, put together with our words, our settings and what the engine can run.
import Modeler from 'bpmn-js/lib/Modeler';
import { BpmnPropertiesPanelModule, BpmnPropertiesProviderModule } from 'bpmn-js-properties-panel';

import execution from './execution/provider.js';
import { keepDefaults, keepReferences } from './faithful.js';
import lk3 from './moddle/lk3.json';
import spiffworkflow from './moddle/spiffworkflow.json';
import offer from './offer.js';

export const moddleExtensions = { spiffworkflow, lk3 };

/** Make a modeler in the two given elements; `page` is what the server knows about the process. */
export function makeModeler({ canvas, panel, page, translate }) {
  const modeler = new Modeler({
    container: canvas,
    propertiesPanel: { parent: panel },
    page,
    additionalModules: [
      BpmnPropertiesPanelModule,
      BpmnPropertiesProviderModule,
      execution,
      offer,
      { translate: ['value', translate] },
    ],
    moddleExtensions,
  });
  modeler.on('saveXML.start', ({ definitions }) => keepDefaults(definitions));
  return modeler;
}

/** Open a diagram; return the warnings that stand for content a save would lose. */
export async function open(modeler, source) {
  const { warnings } = await modeler.importXML(source);
  modeler.get('canvas').zoom('fit-viewport', 'auto');
  return keepReferences(warnings, modeler.get('moddle'));
}

/** The diagram as a BPMN file. */
export async function write(modeler) {
  const { xml } = await modeler.saveXML({ format: true });
  return xml;
}
