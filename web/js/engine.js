// The page's side of the worker: questions out, promises back.

/**
 * Starts the worker. `ready` gives the concepts of the term packs or fails with the cause;
 * annotate(text) and json(text, name) wait for it.
 */
export function startEngine(url = new URL('../worker.js', import.meta.url)) {
  const waiting = new Map();
  let last = 0;
  const ready = new Promise((resolve, reject) => waiting.set(0, { resolve, reject }));
  ready.catch(() => {}); // whoever asks is told; nobody asking is no unhandled failure

  const worker = new Worker(url, { type: 'module' });
  worker.addEventListener('message', ({ data }) => {
    const promise = waiting.get(data.id);
    waiting.delete(data.id);
    if (data.error === undefined) promise?.resolve(data.value);
    else promise?.reject(new Error(data.error));
  });
  worker.addEventListener('error', (event) => {
    event.preventDefault();
    const error = new Error(event.message || 'worker.js could not be loaded');
    for (const promise of waiting.values()) promise.reject(error);
    waiting.clear();
  });

  const ask = (op, values) =>
    new Promise((resolve, reject) => {
      last += 1;
      waiting.set(last, { resolve, reject });
      worker.postMessage({ id: last, op, ...values });
    });
  return {
    ready,
    annotate: async (text) => (await ready, ask('annotate', { text })),
    json: async (text, name) => (await ready, ask('json', { text, name })),
    stop: () => worker.terminate(),
  };
}
