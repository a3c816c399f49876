// The words of the editor and of its libraries: English keys, said in the page's language.
import { eventInIndonesian } from './events.js';
import indonesian from './id.json';

const said = Object.fromEntries(
  Object.entries(indonesian).map(([key, text]) => [key.toLowerCase(), text]),
);

/** Say `key` in Indonesian; undefined when the dictionary has no word for it. */
export function inIndonesian(key) {
  const plain = key.toLowerCase();
  return said[plain] ?? eventInIndonesian(plain);
}

/** Make the libraries' `translate` service; keys nobody translated gather in `unsaid`. */
export function makeTranslate(language, unsaid = new Set()) {
  return function translate(key, values = {}) {
    const found = language === 'id' ? inIndonesian(key) : key;
    if (found === undefined) unsaid.add(key);
    return (found ?? key).replace(/{([^}]+)}/g, (place, name) => values[name] ?? place);
  };
}
