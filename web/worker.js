// The worker that owns the annotator, so that the page never waits for it. It gets the engine's
// bytes from the page and makes no request of its own.
//
// in:  {id, op: 'start', wasm, bundle} first, then {id, op: 'annotate', text} or
//      {id, op: 'json', text, name}
// out: {id, value} or {id, error}, one for each; the value of start is {concepts}
import { createAnnotator } from './engine/postil.js';

let annotator = null;

const operations = {
  async start({ wasm, bundle }) {
    annotator = await createAnnotator({ wasm, bundle });
    return { concepts: annotator.concepts() };
  },
  annotate: ({ text }) => annotator.annotate(text),
  json: ({ text, name }) => annotator.json(text, name),
};

addEventListener('message', async ({ data }) => {
  try {
    postMessage({ id: data.id, value: await operations[data.op](data) });
  } catch (error) {
    postMessage({ id: data.id, error: error instanceof Error && error.message ? error.message : String(error) });
  }
});
