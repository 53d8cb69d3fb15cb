// The worker that owns the annotator, so that the page never waits for it. It gets the engine's
// bytes from the page and makes no request of its own.
//
// in:  {id, op: 'start', wasm, bundle} first, then {id, op: 'annotate', text}, {id, op: 'json', text, name},
//      {id, op: 'addPack', pack, name}, {id, op: 'removePack', name}
// out: {id, value} or {id, error}, one for each; the value of start is {concepts}, that of the pack
//      operations {report, concepts}. Before the value of a long text come {id, part}: annotations of
//      [part.from, part.to), first of its opening alone, read out of its context, then of all in order.
import { createAnnotator } from './engine/postil.js';

const opening = 6000; // UTF-16 code units that are answered before the rest is read
const partLength = 24000; // of the text that one message speaks of: the page takes it in at one go
let annotator = null;

// The annotation of a text, each entity with the name and the link of the group that it is a mention of.
function annotated(text) {
  const found = annotator.annotate(text);
  for (const entity of found.entities) {
    const group = found.groups?.[entity.group];
    if (!group) continue;
    entity.name = group.name;
    if (group.link) entity.link = group.link;
  }
  return found;
}

const operations = {
  async start({ wasm, bundle }) {
    annotator = await createAnnotator({ wasm, bundle });
    return { concepts: annotator.concepts() };
  },
  annotate({ text }, tell) {
    if (text.length <= partLength) return { ...annotated(text), from: 0, to: text.length };
    const first = text.indexOf('\n', opening) + 1;
    if (first > 0 && first < partLength) tell({ ...annotated(text.slice(0, first)), from: 0, to: first });
    const whole = annotated(text);
    const taken = { blocks: 0, claims: 0, entities: 0, terms: 0 };
    const take = (name, to) => {
      const from = taken[name];
      while (taken[name] < whole[name].length && whole[name][taken[name]].start < to) taken[name] += 1;
      return whole[name].slice(from, taken[name]);
    };
    for (let from = 0; ; ) {
      const cut = text.indexOf('\n', from + partLength) + 1;
      const to = cut > 0 ? cut : text.length;
      const part = { from, to, blocks: take('blocks', to), claims: take('claims', to), entities: take('entities', to), terms: take('terms', to) };
      if (to === text.length) return part;
      tell(part);
      from = to;
    }
  },
  json: ({ text, name }) => annotator.json(text, name),
  addPack({ pack, name }) {
    const report = annotator.addPack(pack, name);
    return { report, concepts: annotator.concepts() };
  },
  removePack({ name }) {
    const report = annotator.removePack(name);
    return { report, concepts: annotator.concepts() };
  },
};

addEventListener('message', async ({ data }) => {
  try {
    postMessage({ id: data.id, value: await operations[data.op](data, (part) => postMessage({ id: data.id, part })) });
  } catch (error) {
    postMessage({ id: data.id, error: error instanceof Error && error.message ? error.message : String(error) });
  }
});
