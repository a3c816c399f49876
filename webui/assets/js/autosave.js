// Says beside the save button when a draft could not be saved, and warns before typing is lost.
// Bound to [data-autosave]; saving itself is htmx's work, declared on the element.
let unsaved = false;
let saving = false;
let waiting = null;
// Milliseconds a form waits for its draft; a draft that hangs must not hold up what is finished.
const PATIENCE = 4000;

const status = (element) => element.closest?.('[data-autosave]');

document.addEventListener('htmx:before:request', (event) => {
  const place = status(event.target);
  if (!place) return;
  if (place.closest('form')?.dataset.sent) event.preventDefault();
  else unsaved = saving = true;
});

document.addEventListener('htmx:after:request', (event) => {
  const code = event.detail.ctx.response?.status;
  if (status(event.target)) unsaved = !(code >= 200 && code < 300);
});

document.addEventListener('htmx:error', (event) => {
  const place = status(event.target);
  if (place) place.textContent = place.dataset.offline;
});

// What could not be sent is sent as soon as there is a line again.
window.addEventListener('online', () => {
  document.querySelectorAll('[data-autosave]').forEach((place) => {
    place.closest('form')?.dispatchEvent(new Event('input', { bubbles: true }));
  });
});

window.addEventListener('beforeunload', (event) => {
  if (unsaved) event.preventDefault();
});

// A form waits for its own draft on the way: else it would come with an outdated version.
document.addEventListener('submit', (event) => {
  if (saving && event.target.querySelector('[data-autosave]')) {
    event.preventDefault();
    waiting = event;
    setTimeout(release, PATIENCE);
  } else unsaved = false;
});

function release() {
  const held = waiting;
  if (!held) return;
  waiting = null;
  saving = false;
  held.target.requestSubmit(held.submitter);
}

document.addEventListener('htmx:finally:request', (event) => {
  if (!status(event.target)) return;
  saving = false;
  release();
});
