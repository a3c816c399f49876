// Offers only what runs: elements the engine would refuse are not in the menus.

const refused =
  /complex-gateway|ad-hoc|transaction|compensation|condition(al)?-(start|intermediate|boundary)|event-subprocess|event-sub-process|instantiating|data-store|cancel-/;

const without = (entries) =>
  Object.fromEntries(Object.entries(entries).filter(([id]) => !refused.test(id)));

class Offer {
  constructor(palette, contextPad, popupMenu) {
    const late = 500; // after the library's own providers, whose entries are thinned here
    palette.registerProvider(late, { getPaletteEntries: () => without });
    contextPad.registerProvider(late, { getContextPadEntries: () => without });
    popupMenu.registerProvider('bpmn-replace', late, { getPopupMenuEntries: () => without });
  }
}
Offer.$inject = ['palette', 'contextPad', 'popupMenu'];

export default { __init__: ['offer'], offer: ['type', Offer] };
