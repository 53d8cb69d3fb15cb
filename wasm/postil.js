// Postil in JavaScript. See postil.d.ts for what each call takes, returns and throws.
import { BundleError, bytesOf, EngineError, InputError, ownFile, PackError, put, utf8 } from './common.js';
import createCore from './postil-core.mjs';

export { BundleError, EngineError, FileError, FormatError, InputError, PackError, PostilError } from './common.js';

const MAX_TEXT = 128 * 1024 * 1024; // UTF-16 units; three bytes each fit into wasm's memory
const LAYOUT_VERSION = 3;

export async function createAnnotator({ wasm, bundle } = {}) {
  // Written out in full, so that bundlers see which files belong to the package.
  const [wasmBinary, data] = await Promise.all([
    wasm === undefined ? ownFile(new URL('./postil-core.wasm', import.meta.url)) : bytesOf(wasm, 'wasm'),
    bundle === undefined ? ownFile(new URL('./postil.bundle', import.meta.url)) : bytesOf(bundle, 'bundle'),
  ]);
  const core = await createCore({ wasmBinary }).catch((cause) => {
    throw new EngineError('start', `the wasm module does not start: ${cause.message}`, { cause });
  });
  const handle = new core.Handle();
  put(handle, data);
  const error = handle.load();
  if (error) {
    handle.delete();
    throw new BundleError('bundle', error);
  }
  return new Annotator(handle);
}

class Annotator {
  #handle;
  #names;

  constructor(handle) {
    this.#handle = handle;
    this.#names = readNames(handle.names());
  }

  annotate(text) {
    this.#read(text);
    const strings = this.#handle.strings().split('\n');
    return readMarks(text, this.#handle.marks(), this.#names, strings);
  }

  json(text, id = '') {
    this.#read(text);
    return this.#handle.json(String(id));
  }

  async *annotateBatch(texts) {
    let since = performance.now();
    for await (const text of texts) {
      yield this.annotate(text);
      if (performance.now() - since < 16) continue;
      await new Promise((resolve) => setTimeout(resolve));
      since = performance.now();
    }
  }

  addPack(bytes, id) {
    const handle = this.#live();
    put(handle, bytesOf(bytes, 'pack'));
    const error = handle.addPack(String(id));
    if (error) throw new PackError('pack', error);
    return readPackInfo(handle.packInfo(''));
  }

  removePack(id) {
    return this.#live().removePack(String(id));
  }

  choosePacks(ids) {
    this.#live().choosePacks(ids.join('\n'));
  }

  packInfo(id) {
    const info = this.#live().packInfo(String(id));
    return info ? readPackInfo(info) : null;
  }

  packBytes(id) {
    const bytes = this.#live().packBytes(String(id));
    return bytes.length ? bytes.slice() : null;
  }

  concepts() {
    return readConcepts(this.#live().concepts());
  }

  dispose() {
    this.#handle?.delete();
    this.#handle = null;
  }

  #live() {
    if (!this.#handle) throw new EngineError('disposed', 'this annotator was disposed of');
    return this.#handle;
  }

  #read(text) {
    const handle = this.#live();
    if (typeof text !== 'string') throw new InputError('not-text', `the text is a ${typeof text}, not a string`);
    if (text.length > MAX_TEXT)
      throw new InputError('too-long', `the text has ${text.length} units, more than ${MAX_TEXT}`);
    try {
      // A lone surrogate becomes U+FFFD, one unit as well: offsets hold.
      const { written } = utf8.encodeInto(text, handle.input(3 * text.length));
      handle.input(written);
      handle.annotate();
    } catch (cause) {
      this.#handle = null; // the module is in no state to be used again
      throw new EngineError('memory', `the engine stopped: ${cause.message}`, { cause });
    }
  }
}

function readPackInfo(lines) {
  const [id, licence, count, title] = lines.split('\n');
  return { id, title, licence, count: Number(count) };
}

// The three that follow read what core/flat.h describes.

function readNames(tables) {
  const [blocks, entities, links, claims, certainty, sources, wordings, speakers, topics, ...reasons] =
    tables.trimEnd().split('\n\n').map((table) => table.split('\n'));
  return { blocks, entities, links, claims, certainty, sources, wordings, speakers, topics, reasons };
}

function readConcepts(records) {
  const list = (field) => field.split('\x1D').slice(0, -1);
  return records.split('\x1E').slice(0, -1).map((record) => {
    const [id, label, alternatives, topic, definition, source, broader, related, exactMatch, ...pack] =
      record.split('\x1F');
    return {
      id, label, alternatives: list(alternatives), topic, definition, source,
      broader: list(broader), related: list(related), exactMatch: list(exactMatch),
      pack: { id: pack[0], title: pack[1], licence: pack[2] },
    };
  });
}

function readMarks(text, flat, names, strings) {
  let at = 9;
  const [version, sentences, blocks, entities, claims, terms, reasons, invalid, groups] = flat.subarray(0, at);
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
  out.entities = list(entities, () => Object.assign(why({ ...span(), type: names.entities[next()] }), {
    group: next(),
    value: strings[next()],
  }));
  out.groups = list(groups, () => {
    const [type, name, kind, id, country] = [next(), next(), next(), next(), next()];
    const { start, end } = out.entities[name];
    const link = kind ? { kind: names.links[kind], id: strings[id] } : undefined;
    const words = text.slice(start, end).replace(/\s+/g, ' ');
    return { name: words, start, end, type: names.entities[type], entities: [], link, country: strings[country] };
  });
  for (const [i, { group }] of out.entities.entries()) out.groups[group].entities.push(i);
  out.claims = list(claims, () => {
    const mark = {
      ...span(),
      kind: names.claims[next()],
      certainty: names.certainty[next()],
      worth: next() / 1000,
      source: optional(),
      cue: optional(),
      hedge: optional(),
      speaker: optional(),
      negation: optional(),
      content: [optional(), optional()].filter(Boolean),
      sourceKind: names.sources[next()],
      wording: names.wordings[next()],
    };
    mark.speakerBy = mark.speaker ? names.speakers[next()] : (next(), undefined);
    mark.needsContext = next() === 1;
    mark.repeats = next();
    if (mark.repeats < 0) mark.repeats = undefined;
    return why(mark);
  });
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
