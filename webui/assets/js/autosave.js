// Says beside the save button when a draft could not be saved, and warns before typing is lost.
// Bound to [data-autosave]; saving itself is htmx's work, declared on the element.
let unsaved = false;

const status = (element) => element.closest?.('[data-autosave]');

document.addEventListener('htmx:before:request', (event) => {
  if (status(event.target)) unsaved = true;
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

document.addEventListener('submit', () => {
  unsaved = false;
});
