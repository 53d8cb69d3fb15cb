// in:  {id, text, packs}
// out: {id, annotations} or {id, error: {message, code}}
import { annotate } from './article-engine.js';

addEventListener('message', async ({ data }) => {
  try {
    postMessage({ id: data.id, annotations: await annotate(data) });
  } catch (error) {
    postMessage({ id: data.id, error: { message: error.message, code: error.code } });
  }
});
