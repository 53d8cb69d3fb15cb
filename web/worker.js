// The worker that owns the annotator, so that the page never waits for it. It gets the engine's
// bytes from the page and makes no request of its own.
//
// in:  {id, op, ...}, op one of `operations`, 'start' first; out: {id, value} or {id, error}, one for each.
// Before the value of a long text come {id, part}: annotations of [part.from, part.to), first of its
// opening alone, read out of its context, then of all in order. An annotation holds the `concepts` that
// its terms name, by their index: all those of the packs may be many.
import { createAnnotator } from './engine/postil.js';

const opening = 6000; // UTF-16 code units that are answered before the rest is read
const partLength = 24000; // of the text that one message speaks of: the page takes it in at one go
let annotator = null;
let concepts = null; // of the packs as they are now; read when they are asked for
let formats = null; // a promise of the module that writes other formats; loaded when first asked for

// The annotation of a text, each entity with the name, link and country of the group that it is a mention
// of: the parts of a long text know nothing of each other.
function annotated(text) {
  const { groups, ...found } = annotator.annotate(text);
  for (const entity of found.entities) {
    const { name, link, country } = groups[entity.group];
    Object.assign(entity, { name, link, country });
  }
  return found;
}

const operations = {
  async start({ wasm, bundle }) {
    annotator = await createAnnotator({ wasm, bundle });
    return {};
  },
  annotate({ text }, tell) {
    if (text.length <= partLength) return withConcepts({ ...annotated(text), from: 0, to: text.length });
    const first = text.indexOf('\n', opening) + 1;
    if (first > 0 && first < partLength) tell(withConcepts({ ...annotated(text.slice(0, first)), from: 0, to: first }));
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
      const part = withConcepts({ from, to, blocks: take('blocks', to), claims: take('claims', to), entities: take('entities', to), terms: take('terms', to) });
      if (to === text.length) return part;
      tell(part);
      from = to;
    }
  },
  json: ({ text, name }) => annotator.json(text, name),
  // A pack in any format, as bytes or text: what was taken of it, and what was refused and why.
  async addPack({ pack, name }) {
    const { pack: compact, report } = isCompact(pack) ? { pack } : (await loadFormats()).readPack(pack, name);
    concepts = null;
    return { refused: [], ...annotator.addPack(compact, name), ...report };
  },
  removePack({ name }) {
    concepts = null;
    return annotator.removePack(name);
  },
  choosePacks({ names }) {
    concepts = null;
    annotator.choosePacks(names);
  },
  packInfo: ({ name }) => annotator.packInfo(name),
  packBytes: ({ name }) => annotator.packBytes(name).buffer,
  async writePack({ name, format }) {
    return (await loadFormats()).writePack(annotator.packBytes(name), format).text;
  },
  async write({ postil, format, options }) {
    return (await loadFormats()).write(postil, format, options);
  },
};

// The engine itself reads compact packs alone.
function isCompact(pack) {
  return typeof pack !== 'string' && new TextDecoder().decode(new Uint8Array(pack.buffer ?? pack, 0, Math.min(pack.byteLength, 4))) === 'PPK1';
}

// No request is made for data once the page has loaded: the module's bytes come inside a script.
function loadFormats() {
  formats ??= Promise.all([import('./engine/formats.js'), import('./engine/postil-formats.wasm.js')])
    .then(([{ createFormats }, { bytes }]) => createFormats({ wasm: bytes }));
  return formats;
}

function withConcepts(part) {
  concepts ??= annotator.concepts();
  part.concepts = {};
  for (const { concept } of part.terms) if (concept !== null) part.concepts[concept] ??= concepts[concept];
  return part;
}

addEventListener('message', async ({ data }) => {
  try {
    postMessage({ id: data.id, value: await operations[data.op](data, (part) => postMessage({ id: data.id, part })) });
  } catch (error) {
    postMessage({ id: data.id, error: error instanceof Error && error.message ? error.message : String(error) });
  }
});
