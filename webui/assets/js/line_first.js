// Asks whether the server is there before a form goes to it: a cut line would take all away with it.
// Bound to [data-unsaved], which holds the words; a form with a draft asks by its draft.
let passing = false;

async function askFirst(form, submitter) {
  try {
    await fetch('/sehat', { cache: 'no-store' });
  } catch {
    submitter.addEventListener('click', () => submitter.setCustomValidity(''), { once: true });
    submitter.setCustomValidity(form.dataset.unsaved);
    return submitter.reportValidity();
  }
  passing = true;
  form.requestSubmit(submitter);
  passing = false;
}

document.addEventListener('submit', (event) => {
  const { target: form, submitter } = event;
  if (passing || !form.dataset.unsaved || form.dataset.sent || !submitter) return;
  event.preventDefault();
  askFirst(form, submitter);
});
