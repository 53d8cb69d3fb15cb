// The worker that owns the annotator, so that the page never waits for it. It fetches the engine
// once, at start; after that it makes no request.
//
// in:  {id, op: 'annotate', text} | {id, op: 'json', text, name}
// out: {id: 0, value: {concepts}} once ready, then {id, value} or {id, error} for each question
const started = start();
started.then(
  (annotator) => postMessage({ id: 0, value: { concepts: annotator.concepts() } }),
  (error) => postMessage({ id: 0, error: messageOf(error) }),
);

async function start() {
  const [{ createAnnotator }, wasm, bundle] = await Promise.all([
    import('./engine/postil.js'),
    bytesOf('./engine/postil-core.wasm'),
    bytesOf('./engine/postil.bundle'),
  ]);
  return createAnnotator({ wasm, bundle });
}

async function bytesOf(path) {
  const response = await fetch(new URL(path, import.meta.url));
  if (!response.ok) throw new Error(`${path}: the server answered ${response.status}`);
  return response.arrayBuffer();
}

function messageOf(error) {
  return error instanceof Error && error.message ? error.message : String(error);
}

const operations = {
  annotate: (annotator, { text }) => annotator.annotate(text),
  json: (annotator, { text, name }) => annotator.json(text, name),
};

addEventListener('message', async ({ data }) => {
  try {
    const annotator = await started;
    postMessage({ id: data.id, value: operations[data.op](annotator, data) });
  } catch (error) {
    postMessage({ id: data.id, error: messageOf(error) });
  }
});
