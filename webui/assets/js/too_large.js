// A file that the server would refuse for its size never starts its way. Bound to [data-largest].
document.addEventListener('change', (event) => {
  const input = event.target;
  if (!input.matches?.('[data-largest]')) return;
  const tooLarge = [...input.files].some((file) => file.size > Number(input.dataset.largest));
  if (tooLarge) input.value = '';
  input.closest('form, section').querySelector('[data-too-large]').hidden = !tooLarge;
});
