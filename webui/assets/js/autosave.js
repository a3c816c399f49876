// Sends what is typed as a draft: while she types, once more when it failed, and before she goes on.
// Bound to [data-autosave]; the request is htmx's work, declared on the element.
const PAUSE = 1500; // ms of rest after which what was typed is sent,
const CHOSEN = 500; // and after which what was chosen is,
const LONGEST = 5000; // and after which it is sent though she types on
const AGAIN = 5000; // ms until the next try
const OUTLIVES = 60000; // bytes that may be on their way when a page is closed (Fetch allows 64 KiB)

const place = document.querySelector('[data-autosave]');
if (place) keepDrafts(place, place.closest('form'));

function keepDrafts(place, form) {
  // How often something was typed, how much of that the server has kept, and what is on its way.
  let typed = 0;
  let kept = 0;
  let sending = null;
  let since = 0; // when the first of it was typed that is not on its way; 0 for nothing
  let refused = false; // the server has answered that it will not be kept: trying again is of no use
  let held = null; // a form that waits for the draft
  let passing = false;
  let left = false; // nothing goes to the server any more
  let told = '';
  let timer;

  const later = (pause) => {
    clearTimeout(timer);
    timer = setTimeout(send, pause);
  };

  const note = (pause) => {
    const now = performance.now();
    typed += 1;
    since ||= now;
    later(Math.max(0, Math.min(pause, since + LONGEST - now)));
  };

  function send() {
    const gone = document.querySelector('form[data-sent]');
    if (sending === null && typed > kept && !gone && !left) place.dispatchEvent(new Event('simpan'));
  }

  function say(words) {
    told = '';
    if (place.textContent !== words) place.textContent = words;
  }

  function release() {
    if (!held) return;
    const { target, submitter } = held;
    held = null;
    passing = true;
    target.requestSubmit(submitter);
    passing = false;
  }

  form.addEventListener('input', () => note(PAUSE));
  form.addEventListener('change', () => note(CHOSEN));
  window.addEventListener('online', send);
  document.addEventListener('visibilitychange', send);
  document.addEventListener('leaving', () => {
    send();
    left = true;
  });

  place.addEventListener('htmx:before:request', (event) => {
    clearTimeout(timer);
    sending = typed;
    since = 0;
    const { request } = event.detail.ctx;
    request.keepalive = `${request.body}`.length < OUTLIVES; // it outlives a page that is closed
  });

  // What was told already is not told again at every try.
  place.addEventListener('htmx:before:swap', (event) => {
    const { text } = event.detail.ctx;
    if (text === told) event.preventDefault();
    told = text;
  });

  place.addEventListener('htmx:error', () => say(place.dataset.offline));

  place.addEventListener('htmx:finally:request', (event) => {
    const code = event.detail.ctx.response?.status ?? 0;
    if (code >= 200 && code < 300) kept = sending;
    refused = code >= 400 && code < 500 && code !== 401 && code !== 429;
    sending = null;
    if (held && kept < typed && code < 400 && code) return send();
    if (code) release();
    held = null;
    if (kept < typed && !refused) later(code && code < 400 ? PAUSE : AGAIN);
  });

  // A form goes when the server has answered for the draft: a line that is cut would take all away.
  document.addEventListener('submit', (event) => {
    const nothing = kept === typed || refused || event.target.matches('[data-quick-leave]');
    if (passing || nothing || event.defaultPrevented) return;
    event.preventDefault();
    held = event;
    send();
  });

  window.addEventListener('beforeunload', (event) => {
    if (kept < typed && !document.querySelector('form[data-sent]')) event.preventDefault();
  });

  if ('typed' in place.dataset) note(0);
}
