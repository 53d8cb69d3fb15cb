// The engine behind <postil-article>: one annotator for all of them, with the packs each asks for.
// Runs in article-worker.js, or in the page where no worker can be had.
import { createAnnotator } from './postil.js';

let annotator;
let formats; // loaded for the first pack
let used = []; // the packs that it has now: [{id, text}]

/**
 * Marks `text` with the packs [{id, text}], the first before the others and all before the engine's own.
 * Gives the annotations, with each term's concept itself instead of its index.
 */
export async function annotate({ text, packs }) {
  annotator ??= createAnnotator().catch((error) => {
    annotator = undefined; // the next article tries again
    throw error;
  });
  const engine = await annotator;
  if (packs.length !== used.length || packs.some((pack, i) => pack.id !== used[i].id || pack.text !== used[i].text)) {
    for (const { id } of used) engine.removePack(id);
    used = [];
    if (packs.length) formats ??= await (await import('./formats.js')).createFormats();
    for (const pack of [...packs].reverse()) {
      engine.addPack(formats.readPack(pack.text, pack.id).pack, pack.id);
      used.unshift(pack);
    }
  }
  const annotations = engine.annotate(text);
  const concepts = annotations.terms.length ? engine.concepts() : [];
  for (const term of annotations.terms) term.concept = concepts[term.concept] ?? null;
  return annotations;
}
