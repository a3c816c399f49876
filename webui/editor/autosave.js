// Keeps the drawing on the server as an unpublished copy, a moment after each change.
import { write } from './modeler.js';
import { post, Refusal } from './server.js';

const PAUSE = 1200; // ms without a change before the copy is sent

/** Save after changes; `show(state)` is told "waiting", "saving", "saved", "stale" or "failed". */
export class Autosave {
  #timer;
  #saving = Promise.resolve();
  #unsaved = false;
  #stale = false;

  constructor(modeler, { url, token, version }, show) {
    Object.assign(this, { modeler, url, token, version, show });
    modeler.on('commandStack.changed', () => this.#wait());
    window.addEventListener('beforeunload', (event) => {
      if (this.#unsaved) event.preventDefault();
    });
  }

  /** Send what is still unsent; saves follow each other, never side by side. */
  flush() {
    clearTimeout(this.#timer);
    this.#saving = this.#saving.then(() => this.#save());
    return this.#saving;
  }

  #wait() {
    this.#unsaved = true;
    if (this.#stale) return;
    this.show('waiting');
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.flush(), PAUSE);
  }

  async #save() {
    if (!this.#unsaved || this.#stale) return;
    this.#unsaved = false;
    this.show('saving');
    try {
      const source = await write(this.modeler);
      const answer = await post(this.url, this.token, { source, version: this.version });
      this.version = answer.version;
      if (!this.#unsaved) this.show('saved');
    } catch (error) {
      this.#unsaved = true;
      this.#stale = error instanceof Refusal && error.status === 409;
      this.show(this.#stale ? 'stale' : 'failed', error.message);
    }
  }
}
