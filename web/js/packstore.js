// Where the reader's term packs are kept: a database of their own in IndexedDB. What is said of a pack
// is kept apart from its file, which may be large and is read only to give it to the engine.

/** {list, put, update, bytes, remove}, each a promise. Fails where the browser keeps nothing. */
export async function openPackStore(name = 'postil-packs') {
  const request = indexedDB.open(name, 1);
  request.addEventListener('upgradeneeded', () => {
    request.result.createObjectStore('packs', { keyPath: 'id' });
    request.result.createObjectStore('files');
  });
  const base = await new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error));
  });
  base.addEventListener('versionchange', () => base.close());

  const run = (mode, work) => new Promise((resolve, reject) => {
    const transaction = base.transaction(['packs', 'files'], mode);
    let asked = null;
    transaction.addEventListener('complete', () => resolve(asked?.result));
    transaction.addEventListener('abort', () => reject(transaction.error ?? new Error('the browser gave up')));
    asked = work((store) => transaction.objectStore(store));
  });

  return {
    list: () => run('readonly', (in_) => in_('packs').getAll()),
    put: (pack, bytes) => run('readwrite', (in_) => {
      in_('packs').put(pack);
      in_('files').put(bytes, pack.id);
    }),
    update: (pack) => run('readwrite', (in_) => in_('packs').put(pack)),
    bytes: (id) => run('readonly', (in_) => in_('files').get(id)),
    remove: (id) => run('readwrite', (in_) => {
      in_('packs').delete(id);
      in_('files').delete(id);
    }),
  };
}
