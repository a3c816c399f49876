// Puts the focus where the work goes on after a row was added or removed. Bound to [data-rows].
let pressed = null;

document.addEventListener('click', (event) => {
  const button = event.target.closest?.('[data-rows] > * > button[name="_tambah"], [data-rows] button[name="_hapus"]');
  if (button) pressed = { name: button.name, rows: button.closest('[data-rows]').dataset.rows };
});

document.addEventListener('htmx:after:swap', () => {
  if (!pressed) return;
  const list = document.querySelector(`[data-rows="${CSS.escape(pressed.rows)}"]`);
  const rows = list ? [...list.querySelectorAll(':scope > .form-row, :scope > .form-line')] : [];
  const fresh = rows.at(-1)?.querySelector('input:not([type="hidden"]), select, textarea');
  const next = pressed.name === '_tambah' ? fresh : list?.querySelector(':scope > p > button');
  (next ?? list)?.focus();
  pressed = null;
});
