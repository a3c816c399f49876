// Keeps what was typed when a redraw of the form fails, and says so. Bound to [data-form-region].
const regionOf = (event) => event.detail.ctx?.target?.closest?.('[data-form-region]');

const tell = (region) => {
  region.querySelector('[data-form-status]').textContent = region.dataset.lost;
};

// An answer without a form (a sign-in page, an error) must not take the form's place.
document.addEventListener('htmx:before:swap', (event) => {
  const region = regionOf(event);
  if (!region || event.detail.ctx.text.includes('data-form-region')) return;
  event.preventDefault();
  tell(region);
});

document.addEventListener('htmx:error', (event) => {
  const region = regionOf(event);
  if (region) tell(region);
});
