// Somebody comes in: Escape twice, or the button, and the page is gone and not in the way back.
const WITHIN = 1000; // milliseconds between the two
let last = -WITHIN;

function leave(form) {
  // Nothing may ask whether she is sure.
  window.addEventListener('beforeunload', (event) => event.stopImmediatePropagation(), { capture: true });
  // What waits to be saved goes now: after this, nothing may come back with a new session.
  document.dispatchEvent(new Event('leaving'));
  document.documentElement.hidden = true;
  document.title = '';
  fetch(form.action, { method: 'POST', body: new FormData(form), redirect: 'manual', keepalive: true });
  window.location.replace(form.dataset.quickLeave);
}

document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape' || event.repeat) return;
  const form = document.querySelector('[data-quick-leave]');
  if (form && event.timeStamp - last < WITHIN) leave(form);
  last = event.timeStamp;
});

document.addEventListener('submit', (event) => {
  if (!event.target.matches('[data-quick-leave]')) return;
  event.preventDefault();
  leave(event.target);
});
