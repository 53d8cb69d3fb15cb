// Postil in JavaScript. See postil.d.ts for what each call takes, returns and throws.
import createCore from './postil-core.mjs';

const MAX_TEXT = 128 * 1024 * 1024; // UTF-16 units; three bytes each fit into wasm's memory
const LAYOUT_VERSION = 1;
const utf8 = new TextEncoder();

export async function createAnnotator({ wasm, bundle }) {
  const core = await createCore({ wasmBinary: bytesOf(wasm, 'wasm') });
  const handle = new core.Handle();
  put(handle, bytesOf(bundle, 'bundle'));
  const error = handle.load();
  if (error) {
    handle.delete();
    throw new Error(error);
  }
  return new Annotator(handle);
}

class Annotator {
  #handle;
  #names;

  constructor(handle) {
    this.#handle = handle;
    this.#names = JSON.parse(handle.names());
  }

  annotate(text) {
    this.#read(text);
    return readMarks(this.#handle.marks(), this.#names);
  }

  json(text, id = '') {
    this.#read(text);
    return this.#handle.json(String(id));
  }

  addPack(bytes, id) {
    const handle = this.#live();
    put(handle, typeof bytes === 'string' ? utf8.encode(bytes) : bytesOf(bytes, 'pack'));
    const { error, ...report } = JSON.parse(handle.addPack(String(id)));
    if (error) throw new Error(error);
    return report;
  }

  removePack(id) {
    return this.#live().removePack(String(id));
  }

  concepts() {
    return JSON.parse(this.#live().concepts());
  }

  dispose() {
    this.#handle?.delete();
    this.#handle = null;
  }

  #live() {
    if (!this.#handle) throw new Error('this annotator was disposed of');
    return this.#handle;
  }

  #read(text) {
    const handle = this.#live();
    if (typeof text !== 'string') throw new TypeError(`the text is a ${typeof text}, not a string`);
    if (text.length > MAX_TEXT)
      throw new RangeError(`the text has ${text.length} units, more than ${MAX_TEXT}`);
    // A lone surrogate becomes U+FFFD, one unit as well: offsets hold.
    const { written } = utf8.encodeInto(text, handle.input(3 * text.length));
    handle.input(written);
    handle.annotate();
  }
}

function put(handle, bytes) {
  handle.input(bytes.length).set(bytes);
}

function bytesOf(data, what) {
  if (data instanceof ArrayBuffer) return new Uint8Array(data);
  if (ArrayBuffer.isView(data)) return new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  throw new TypeError(`${what} is neither an ArrayBuffer nor a view of one`);
}

// Reads the flat view (its layout is described in core/flat.h) into plain objects.
function readMarks(flat, names) {
  let at = 8;
  const [version, sentences, blocks, entities, claims, terms, reasons, invalid] = flat.subarray(0, 8);
  if (version !== LAYOUT_VERSION)
    throw new Error(`postil.js reads layout ${LAYOUT_VERSION}, the wasm module writes ${version}`);
  const next = () => flat[at++];
  const span = () => ({ start: next(), end: next() });
  const optional = () => {
    const found = span();
    return found.end > found.start ? found : undefined;
  };
  const list = (count, read) => Array.from({ length: count }, read);
  const why = (mark) => {
    mark.why = [next(), next()];
    return mark;
  };

  const out = { invalid };
  out.sentences = list(sentences, span);
  out.blocks = list(blocks, () => ({ ...span(), kind: names.blocks[next()], dateline: optional() }));
  out.entities = list(entities, () => why({ ...span(), type: names.entities[next()] }));
  out.claims = list(claims, () => why({
    ...span(),
    kind: names.claims[next()],
    certainty: names.certainty[next()],
    worth: next() / 1000,
    source: optional(),
    cue: optional(),
    hedge: optional(),
  }));
  out.terms = list(terms, () => {
    const mark = { ...span(), topic: names.topics[next()], concept: next() };
    if (mark.concept < 0) mark.concept = null;
    return why(mark);
  });
  const pool = list(reasons, () => {
    const [layer, code] = [next(), next()];
    return { reason: names.reasons[layer][code], ...span(), weight: next() / 1000 };
  });
  for (const mark of [...out.entities, ...out.claims, ...out.terms]) mark.why = pool.slice(...mark.why);
  return out;
}
