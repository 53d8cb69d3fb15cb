// Keeping the documents: each change is written to the library soon after it, and at once when the
// page is left. What cannot be written is said, and the project file offered instead.
import { askToPersist, openLibrary } from './library.js';

const soon = 350; // ms after the last change
const kept = ['text', 'title', 'decisions', 'address', 'notes'];

/** A record of a document as it is kept and as it stands in project files. */
export function recordOf({ id, title, named, text, notes, address, created, decisions }) {
  const words = text.match(/\S+/g)?.length ?? 0;
  return { id, title, named: named === true, text, notes, address: address ?? '', created, updated: Date.now(), decisions, words };
}

/** Keeps the store's document and rules. Gives what else is done with the library. */
export function createSaving(store) {
  let library = null;
  let asked = false;
  let timer = 0;
  let pending = null; // the document to be written
  const others = typeof BroadcastChannel === 'function' ? new BroadcastChannel('postil') : null;
  const opened = openLibrary().then(async (found) => {
    library = found;
    const rules = await library.getOwn('rules');
    if (rules) store.set({ rules });
    await refresh();
  }).catch((error) => store.set({ saving: { state: 'failed', cause: error.message } }));
  others?.addEventListener('message', () => library && refresh().catch(() => {}));

  async function refresh() {
    const titles = await library.titles();
    store.set({ documents: titles.sort((a, b) => b.updated - a.updated) });
  }

  async function attempt(work) {
    await opened;
    if (!library) return false;
    try {
      await work(library);
      if (store.state.saving.state !== 'saved') store.set({ saving: { state: 'saved', cause: '' } });
      others?.postMessage('changed');
      return true;
    } catch (error) {
      const isFull = error?.name === 'QuotaExceededError';
      store.set({ saving: { state: isFull ? 'full' : 'failed', cause: error?.message ?? String(error) } });
      return false;
    }
  }

  /** Writes what is pending now. */
  async function flush() {
    clearTimeout(timer);
    const doc = pending;
    pending = null;
    if (!doc) return;
    const record = recordOf(doc);
    await attempt((in_) => in_.put(record));
    const { id, title, words, updated } = record;
    store.set({ documents: [{ id, title, words, updated }, ...store.state.documents.filter((each) => each.id !== id)] });
    if (!asked) {
      asked = true;
      store.set({ persistent: await askToPersist() });
    }
  }

  store.watch(['doc'], ({ doc }, before) => {
    if (!doc) return void flush();
    if (pending && pending.id !== doc.id) flush();
    const old = before.doc?.id === doc.id ? before.doc : null;
    if (old ? kept.every((key) => old[key] === doc[key]) : doc.isKept) return;
    pending = doc;
    clearTimeout(timer);
    timer = setTimeout(flush, soon);
    if (store.state.saving.state === 'saved') store.set({ saving: { state: 'saving', cause: '' } });
  });
  store.watch(['rules'], ({ rules }, before) => {
    if (before.rules && library) attempt((in_) => in_.putOwn('rules', rules));
  });
  document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && flush());
  window.addEventListener('pagehide', flush);

  return {
    opened,
    flush,
    /** The record of a document, or undefined. */
    async get(id) {
      await opened;
      return library ? library.get(id) : undefined;
    },
    /** The records of all documents, the latest first. */
    async all() {
      await flush();
      await opened;
      const found = await Promise.all(store.state.documents.map(({ id }) => library?.get(id)));
      return found.filter(Boolean);
    },
    async put(record) {
      await attempt((in_) => in_.put(record));
      if (library) await refresh();
    },
    async remove(id) {
      if (pending?.id === id) pending = null;
      store.set({ documents: store.state.documents.filter((each) => each.id !== id) });
      await attempt((in_) => in_.remove(id));
    },
  };
}
