// "Periksa" and "Terbitkan": hand the drawing to the server and show what it answers.
import { write } from './modeler.js';
import { post } from './server.js';

/** Wire the two buttons and the dialog that asks for the note. */
export function wirePublishing({ modeler, root, page, autosave, problems, tell }) {
  const dialog = root.querySelector('dialog');

  async function ask(url, more, done) {
    try {
      done(await post(url, page.token, { source: await write(modeler), ...more }));
    } catch (error) {
      if (error.answer?.problems) problems.show(error.answer.problems);
      tell(error.message || page.words.unreachable);
    }
  }

  root.querySelector('[data-check]').addEventListener('click', () =>
    ask(page.urls.check, {}, (answer) => {
      problems.show(answer.problems);
      tell('');
    }),
  );
  root.querySelector('[data-publish]').addEventListener('click', () => dialog.showModal());
  dialog.addEventListener('close', async () => {
    if (dialog.returnValue !== 'publish') return;
    dialog.returnValue = '';
    await autosave.flush();
    const note = dialog.querySelector('textarea').value;
    const { submission, published } = page;
    await ask(page.urls.publish, { note, submission, published }, ({ location }) =>
      window.location.assign(location),
    );
  });
}
