// Puts our questions into the properties panel, as the groups "Pelaksanaan" and "Penetapan".
import {
  CheckboxEntry,
  Group,
  isCheckboxEntryEdited,
  isSelectEntryEdited,
  isTextAreaEntryEdited,
  isTextFieldEntryEdited,
  SelectEntry,
  TextAreaEntry,
  TextFieldEntry,
} from '@bpmn-io/properties-panel';
import { jsx } from '@bpmn-io/properties-panel/preact/jsx-runtime';
import { useService } from 'bpmn-js-properties-panel';

import { fields } from './fields.js';
import { Settings } from './settings.js';

const kinds = {
  choice: { entry: SelectEntry, isEdited: isSelectEntryEdited },
  line: { entry: TextFieldEntry, isEdited: isTextFieldEntryEdited },
  lines: { entry: TextAreaEntry, isEdited: isTextAreaEntryEdited },
  tick: { entry: CheckboxEntry, isEdited: isCheckboxEntryEdited },
};

/** What is chosen stays among the options even when the page does not know it. */
function optionsOf(field, page, settings, value, translate) {
  const known = field.options(page, settings);
  const strange = value && !known.some((option) => option.value === value);
  const none = { value: '', label: translate('<none>') };
  return [none, ...known, ...(strange ? [{ value, label: value }] : [])];
}

function Field({ element, id, field }) {
  const settings = useService('settings');
  const page = useService('config.page');
  const translate = useService('translate');
  const debounce = useService('debounceInput');
  const getValue = () => field.read(settings, element);
  return jsx(kinds[field.kind].entry, {
    element,
    id,
    debounce,
    label: translate(field.label),
    description: field.hint && translate(field.hint),
    getValue,
    setValue: (value) => field.write(settings, element, value, page),
    getOptions:
      field.options && (() => optionsOf(field, page, settings, getValue(), translate)),
  });
}

class ExecutionProvider {
  constructor(propertiesPanel, translate) {
    this.translate = translate;
    propertiesPanel.registerProvider(400, this);
  }

  getGroups(element) {
    const group = (id, label) => ({
      id,
      label: this.translate(label),
      component: Group,
      shouldOpen: id === 'execution',
      entries: fields
        .filter((field) => (field.group ?? 'execution') === id && field.asked(element))
        .map((field) => ({
          id: field.id,
          field,
          component: Field,
          isEdited: kinds[field.kind].isEdited,
        })),
    });
    const ours = [group('execution', 'Execution'), group('scripts', 'Scripts')];
    // The library hands its own groups no words, so their buttons would speak English.
    const speaking = (one) => ({ ...one, translate: this.translate });
    return ([general, ...others]) =>
      [{ ...general, shouldOpen: true }, ...ours.filter(filled), ...others].map(speaking);
  }
}
ExecutionProvider.$inject = ['propertiesPanel', 'translate'];

const filled = ({ entries }) => entries.length > 0;

export default {
  __init__: ['executionProvider'],
  executionProvider: ['type', ExecutionProvider],
  settings: ['type', Settings],
};
