// A file tells how far it is on its way, while the page stays usable. Bound to [data-sending], which
// holds the words; the answer is the section with the new file, or why it was not taken.
import { ours } from './trusted_types.js';

const STEP = 10; // per cent; a screen reader is told no more often
const SILENT = 20_000; // milliseconds in which nothing went: she is told, and it is tried on
let sending = null;

const inWords = (bytes) => {
  const form = { maximumFractionDigits: 1 };
  return `${(bytes / 1024 / 1024).toLocaleString(document.documentElement.lang, form)} MB`;
};

function alarm(words) {
  const told = document.createElement('p');
  Object.assign(told, { className: 'notice late', role: 'alert', textContent: words });
  return told;
}

/** What the server reads beside a form's own questions: marks and files. */
function withoutAnswers(form, submitter) {
  const data = new FormData(form, submitter);
  for (const name of new Set(data.keys())) if (!name.includes('-')) data.delete(name);
  return data;
}

function send(section, form, submitter, size) {
  const shown = section.querySelector('[data-sending]');
  const [bar, words] = [shown.querySelector('progress'), shown.querySelector('[role=status]')];
  const unsent = section.querySelector('[data-unsent]');
  let [said, silence] = [-1, 0];
  sending = new XMLHttpRequest();

  const over = (why, html = '') => {
    sending = null;
    clearTimeout(silence);
    shown.hidden = true;
    submitter.disabled = false;
    if (html) unsent.innerHTML = ours(html);
    else unsent.replaceChildren(...(why ? [alarm(why)] : []));
  };
  const told = ({ loaded, total }) => {
    clearTimeout(silence);
    const stuck = () => {
      words.textContent = shown.dataset.silent;
      said = -1;
    };
    if (loaded < total) silence = setTimeout(stuck, SILENT);
    bar.value = (100 * loaded) / total;
    const part = bar.value - (bar.value % STEP);
    if (part === said) return;
    said = part;
    const text = part < 100 ? shown.dataset.part : shown.dataset.whole;
    words.textContent = text.replace('{n}', part).replace('{size}', inWords(total));
  };

  sending.upload.addEventListener('progress', told);
  sending.addEventListener('error', () => over(shown.dataset.lost));
  sending.addEventListener('abort', () => over(shown.dataset.stopped));
  sending.addEventListener('load', ({ target: { status, responseText } }) => {
    const within = section.contains(document.activeElement);
    over('', status === 200 ? '' : responseText);
    if (status !== 200) return;
    const { id } = section;
    section.outerHTML = ours(responseText);
    if (within) document.getElementById(id).querySelector('[data-saved]').focus();
  });
  sending.open('POST', submitter.hasAttribute('formaction') ? submitter.formAction : form.action);
  sending.setRequestHeader('HX-Request', 'true');
  sending.send(withoutAnswers(form, submitter));

  unsent.replaceChildren();
  shown.hidden = false;
  submitter.disabled = true;
  told({ loaded: 0, total: size });
}

document.addEventListener('submit', (event) => {
  const { target: form, submitter, defaultPrevented } = event;
  const section = submitter?.closest('section');
  if (defaultPrevented || !section?.querySelector('[data-sending]')) return;
  const files = [...section.querySelectorAll('[data-largest]')].flatMap((input) => [...input.files]);
  if (!files.length) return;
  event.preventDefault();
  const size = files.reduce((sum, file) => sum + file.size, 0);
  if (!sending) send(section, form, submitter, size);
});

document.addEventListener('click', (event) => {
  if (event.target.closest?.('[data-stop]')) sending?.abort();
});

window.addEventListener('beforeunload', (event) => {
  if (sending) event.preventDefault();
});
