// The page's side of the worker: questions out, promises back.

/**
 * An engine that is not yet running. start(files) runs it, or fails with the cause; after a failure it
 * may be called again. annotate(text, onPart) and json(text, name) ask it; a long text is answered in
 * parts, the last of which is what the promise gives. The term packs are as in wasm/postil.d.ts.
 */
export function createEngine() {
  const waiting = new Map();
  let worker = null;
  let last = 0;

  function ask(op, values, transfer = [], onPart = () => {}) {
    return new Promise((resolve, reject) => {
      last += 1;
      waiting.set(last, { resolve, reject, onPart });
      worker.postMessage({ id: last, op, ...values }, transfer);
    });
  }

  function answer({ data }) {
    const promise = waiting.get(data.id);
    if (data.part) return promise.onPart(data.part);
    waiting.delete(data.id);
    if (data.error === undefined) promise.resolve(data.value);
    else promise.reject(new Error(data.error));
  }

  function fail(event) {
    event.preventDefault?.();
    const error = new Error(event.message || 'worker.js could not be loaded');
    for (const promise of waiting.values()) promise.reject(error);
    waiting.clear();
  }

  return {
    start({ wasm, bundle }) {
      worker?.terminate();
      worker = new Worker(workerAddress(), { type: 'module' });
      worker.addEventListener('message', answer);
      worker.addEventListener('error', fail);
      return ask('start', { wasm, bundle }, [wasm, bundle]);
    },
    annotate: (text, onPart) => ask('annotate', { text }, [], onPart),
    json: (text, name) => ask('json', { text, name }),
    addPack: (pack, name) => ask('addPack', { pack, name }),
    removePack: (name) => ask('removePack', { name }),
    choosePacks: (names) => ask('choosePacks', { names }),
    packInfo: (name) => ask('packInfo', { name }),
    packBytes: (name) => ask('packBytes', { name }),
    write: (postil, format, options) => ask('write', { postil, format, options }),
    writePack: (name, format) => ask('writePack', { name, format }),
  };
}

// A worker that is loaded from a file has its own policy, that of the file's HTTP headers; one made
// from a blob has the policy of the page. So a blob that imports the file binds it to our rules.
function workerAddress() {
  const code = `import ${JSON.stringify(new URL('../worker.js', import.meta.url).href)};`;
  return URL.createObjectURL(new Blob([code], { type: 'text/javascript' }));
}
