// An annotated article in the formats of other programs. See formats.d.ts for what each call takes,
// returns and throws.
import { bytesOf, EngineError, FormatError, InputError, ownFile, put, utf8 } from './common.js';
import createModule from './postil-formats.mjs';

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const PACK_FORMATS = {
  csv: { suffix: '.csv', mediaType: 'text/csv' },
  json: { suffix: '.json', mediaType: 'application/json' },
  skos: { suffix: '.jsonld', mediaType: 'application/ld+json' },
};
const LAYERS = ['entities', 'claims', 'terms'];

export async function createFormats({ wasm } = {}) {
  const wasmBinary = wasm === undefined
    ? await ownFile(new URL('./postil-formats.wasm', import.meta.url))
    : bytesOf(wasm, 'wasm');
  const module = await createModule({ wasmBinary }).catch((cause) => {
    throw new EngineError('start', `the wasm module does not start: ${cause.message}`, { cause });
  });
  return new Formats(module);
}

class Formats {
  #handle;
  formats;

  constructor(module) {
    this.#handle = new module.Handle();
    this.formats = Object.freeze(module.listFormats().trimEnd().split('\n').map((line) => {
      const [id, title, suffix, mediaType, anyOffsets, readable] = line.split('\t');
      return Object.freeze({ id, title, suffix, mediaType, anyOffsets: anyOffsets === '1', readable: readable === '1' });
    }));
  }

  write(postilJson, format, { name = 'article', offsets = 'utf16', layers = LAYERS, byteOrderMark = false } = {}) {
    const known = this.#format(format);
    if (offsets !== 'utf16' && !known.anyOffsets)
      throw new InputError('option', `the offsets of ${known.title} cannot be chosen`);
    for (const layer of layers)
      if (!LAYERS.includes(layer)) throw new InputError('option', `unknown layer '${layer}'`);
    this.#run((handle) => {
      put(handle, inputOf(postilJson, 'the Postil JSON'));
      return handle.write(format, String(name), offsets, layers.join(), byteOrderMark);
    });
    return this.#files(known.mediaType);
  }

  read(file, format, { text = '' } = {}) {
    this.#format(format);
    this.#run((handle) => {
      put(handle, utf8.encode(text));
      handle.keepText();
      put(handle, inputOf(file, 'the file'));
      return handle.read(format);
    });
    return this.#files()[0].text;
  }

  readPack(file, id) {
    this.#run((handle) => {
      put(handle, inputOf(file, 'the pack'));
      return handle.readPack(String(id));
    });
    const handle = this.#handle;
    const [ownId, title, licence, count, ...refused] =
      Array.from({ length: handle.reportSize() }, (_, at) => handle.report(at));
    return {
      pack: handle.bytes(0).slice(),
      report: {
        id: ownId, title, licence, count: Number(count),
        refused: Array.from({ length: refused.length / 2 }, (_, at) =>
          ({ row: Number(refused[2 * at]), why: refused[2 * at + 1] })),
      },
    };
  }

  writePack(pack, format) {
    const known = PACK_FORMATS[format];
    if (!known) throw new InputError('option', `unknown format of packs '${format}'`);
    this.#run((handle) => {
      put(handle, inputOf(pack, 'the pack'));
      return handle.writePack(format);
    });
    return { ...known, text: decoder.decode(this.#handle.bytes(0)) };
  }

  dispose() {
    this.#handle?.delete();
    this.#handle = null;
  }

  #format(id) {
    const known = this.formats.find((format) => format.id === id);
    if (!known) throw new InputError('option', `unknown format '${id}'`);
    return known;
  }

  // What `use` answers is the error's text.
  #run(use) {
    const handle = this.#live();
    let error;
    try {
      error = use(handle);
    } catch (cause) {
      if (cause instanceof InputError) throw cause;
      this.#handle = null; // the module is in no state to be used again
      throw new EngineError('memory', `the formats stopped: ${cause.message}`, { cause });
    }
    if (error) throw new FormatError('format', error);
  }

  #files(mediaType) {
    const handle = this.#handle;
    return Array.from({ length: handle.count() }, (_, at) => ({
      name: handle.name(at),
      mediaType,
      text: decoder.decode(handle.bytes(at)),
    }));
  }

  #live() {
    if (!this.#handle) throw new EngineError('disposed', 'these formats were disposed of');
    return this.#handle;
  }
}

function inputOf(data, what) {
  return typeof data === 'string' ? utf8.encode(data) : bytesOf(data, what);
}
