// The bpmn-js modeler, put together with our words, our settings and what the engine can run.
import Modeler from 'bpmn-js/lib/Modeler';
import { BpmnPropertiesPanelModule, BpmnPropertiesProviderModule } from 'bpmn-js-properties-panel';

import { descriptorsFor } from './descriptors.js';
import execution from './execution/provider.js';
import { keepDefaults, keepReferences } from './faithful.js';
import offer from './offer.js';

const LEGIBLE = 0.75; // smaller than this, names cannot be read
const PALETTE = 130; // px at the left that the palette covers

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
      {
        translate: ['value', translate],
        // It would sort the drawing by depth at every save; import finds the depth by itself.
        bpmnDiOrdering: ['value', null],
      },
    ],
    moddleExtensions: descriptorsFor(page.source),
  });
  modeler.on('saveXML.start', ({ definitions }) => keepDefaults(definitions));
  return modeler;
}

/** Show a small diagram whole and a large one from its beginning, no smaller than can be read. */
function showBeginning(canvas) {
  if (canvas.zoom('fit-viewport', 'auto') >= LEGIBLE) return;
  canvas.zoom(LEGIBLE);
  const { inner, outer } = canvas.viewbox();
  const size = { width: outer.width / LEGIBLE, height: outer.height / LEGIBLE };
  canvas.viewbox({ x: inner.x - PALETTE / LEGIBLE, y: inner.y - 20, ...size });
}

/** Open the page's diagram; return the warnings that stand for content a save would lose. */
export async function open(modeler, { source }) {
  const { warnings } = await modeler.importXML(source);
  showBeginning(modeler.get('canvas'));
  return keepReferences(warnings, modeler.get('moddle'));
}

/** The diagram as a BPMN file. */
export async function write(modeler) {
  const { xml } = await modeler.saveXML({ format: true });
  return xml;
}
