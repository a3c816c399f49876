// Makes or uses a passkey before a form is sent. Bound to [data-passkey="create"] and ="get"; where
// the browser knows no passkeys their parts stay hidden, and the password does the work.
const able = Boolean(window.PublicKeyCredential?.parseCreationOptionsFromJSON);
const show = (parts, shown) => {
  document.querySelectorAll(parts).forEach((part) => {
    part.hidden = !shown;
  });
};
show('[data-passkey-able]', able);
show('[data-passkey-unable]', !able);

async function answered(form) {
  const headers = { 'X-CSRF-Token': form.elements['x-csrf'].value };
  const asked = await fetch(form.dataset.challenge, { method: 'POST', headers });
  if (!asked.ok) throw new Error(`no challenge: ${asked.status}`);
  const options = await asked.json();
  if (form.dataset.passkey === 'get') {
    const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options);
    return navigator.credentials.get({ publicKey });
  }
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options);
  return navigator.credentials.create({ publicKey });
}

/** The sentence for what went wrong: turned down (or too late), a key that is there already, else. */
const sentence = (form, { name }) =>
  ({ NotAllowedError: form.dataset.turnedDown, InvalidStateError: form.dataset.known })[name] ??
  form.dataset.failed;

document.addEventListener('submit', async (event) => {
  const form = event.target;
  if (!form.dataset.passkey) return;
  event.preventDefault();
  const [button, status] = [form.querySelector('button'), form.querySelector('[data-passkey-status]')];
  button.disabled = true;
  status.textContent = '';
  try {
    form.elements.jawaban.value = JSON.stringify(await answered(form));
    form.submit();
  } catch (error) {
    status.textContent = sentence(form, error);
  } finally {
    button.disabled = false;
  }
});
