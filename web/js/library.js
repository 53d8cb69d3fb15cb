// Where documents are kept: IndexedDB of this browser. The list of titles is kept apart from the
// texts, so that it can be shown without reading them.
const stores = ['documents', 'titles', 'own'];

/**
 * The library: {titles, get, put, remove, getOwn, putOwn, isPersistent}, each a promise. Fails where the
 * browser keeps nothing (private windows, forbidden storage): the page then works without it.
 */
export async function openLibrary(name = 'postil') {
  const request = indexedDB.open(name, 1);
  request.addEventListener('upgradeneeded', () => {
    request.result.createObjectStore('documents', { keyPath: 'id' });
    request.result.createObjectStore('titles', { keyPath: 'id' });
    request.result.createObjectStore('own');
  });
  const base = await answer(request);
  base.addEventListener('versionchange', () => base.close());

  const run = (mode, work) => new Promise((resolve, reject) => {
    const transaction = base.transaction(stores, mode, { durability: 'strict' });
    let value;
    transaction.addEventListener('complete', () => resolve(value));
    transaction.addEventListener('abort', () => reject(transaction.error ?? new Error('the browser gave up')));
    const asked = work((store) => transaction.objectStore(store));
    if (asked) asked.addEventListener('success', () => { value = asked.result; });
  });

  return {
    /** [{id, title, words, updated}] of all documents. */
    titles: () => run('readonly', (in_) => in_('titles').getAll()),
    get: (id) => run('readonly', (in_) => in_('documents').get(id)),
    put: (record) => run('readwrite', (in_) => {
      const { id, title, words, updated } = record;
      in_('titles').put({ id, title, words, updated });
      in_('documents').put(record);
    }),
    remove: (id) => run('readwrite', (in_) => {
      in_('titles').delete(id);
      in_('documents').delete(id);
    }),
    /** What is not of one document, by its name. */
    getOwn: (key) => run('readonly', (in_) => in_('own').get(key)),
    putOwn: (key, value) => run('readwrite', (in_) => void in_('own').put(value, key)),
  };
}

/** Asks the browser not to clear what is kept here when it needs room; whether it agreed. */
export async function askToPersist() {
  try {
    return (await navigator.storage.persisted()) || (await navigator.storage.persist());
  } catch {
    return false;
  }
}

function answer(request) {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error));
    request.addEventListener('blocked', () => reject(new Error('another tab holds an older version')));
  });
}
