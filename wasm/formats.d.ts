// An annotated article in the formats of other programs, and back. A module of its own, so that who
// only reads need not load it: postil-formats.mjs and postil-formats.wasm lie beside this file's
// formats.js.
//
//   const formats = await createFormats();
//   const [csv] = formats.write(annotator.json(text, 'a1'), 'csv', { name: 'a1' });
//   save(csv.name, csv.text, csv.mediaType);

export type FormatId =
  | 'postil' | 'w3c' | 'spacy' | 'brat' | 'conll' | 'csv' | 'markdown' | 'html' | 'claimreview';

export interface Format {
  id: FormatId;
  /** For people, in English: "W3C Web Annotation". */
  title: string;
  /** Of the file's name: ".csv". */
  suffix: string;
  mediaType: string;
  /** Whether `offsets` can be chosen; other formats count as their standard says, or not at all. */
  anyOffsets: boolean;
  /** Whether read() takes it. */
  readable: boolean;
}

export interface WriteOptions {
  /** Of the files, before the suffix; "article" if absent. */
  name?: string;
  /** What offsets count: "utf16" if absent. */
  offsets?: 'utf16' | 'codepoints' | 'bytes';
  /** The layers to write; all if absent. */
  layers?: ('entities' | 'claims' | 'terms')[];
  /** CSV: begin with a byte order mark, for spreadsheets that would misread the file without. */
  byteOrderMark?: boolean;
}

export interface FormatFile {
  name: string;
  mediaType: string;
  text: string;
}

export interface PackReport {
  id: string;
  title: string;
  licence: string;
  /** Concepts taken. */
  count: number;
  /** What was left out: the line of a CSV file, else the number of the concept; and why. */
  refused: { row: number; why: string }[];
}

export interface Formats {
  /** The formats there are, in the order of a menu. */
  readonly formats: readonly Format[];
  /**
   * Writes an article. `postilJson` is what Annotator.json() gives, or made by hand: each mark may
   * have "status" ("machine", "accepted", "rejected", "human") and "note", the article "id",
   * "title" and "address"; "sentences" and "blocks" may be missing. Rejected marks are written in
   * readable formats only. One file; three for brat.
   * @throws InputError (code option) for a format, layer or offsets that there are not; FormatError
   *   if the JSON is no Postil JSON, with the place ("claims[3].source ..."); EngineError if memory
   *   runs out: then make new formats.
   */
  write(postilJson: string | ArrayBuffer | ArrayBufferView, format: FormatId, options?: WriteOptions): FormatFile[];
  /**
   * Reads a file of a readable format and gives Postil JSON. `text` is the article, for W3C
   * annotations of other programs, which do not hold it.
   * @throws InputError for an unknown format; FormatError with cause and place if the file cannot be
   *   read; EngineError as above.
   */
  read(file: string | ArrayBuffer | ArrayBufferView, format: FormatId, options?: { text?: string }): string;
  /**
   * Reads a term pack: CSV, JSON, SKOS as JSON-LD (what Skosmos and PoolParty export; labels in
   * English), or a compact pack. `pack` is the pack as compact bytes: what Annotator.addPack() loads
   * and writePack() writes in other formats; keep these bytes, and any program that can
   * read this format can load them again. `id` is for a file that names none. Rows that cannot be
   * used are reported, the others count.
   * @throws FormatError with the cause if nothing of it can be read; EngineError as above.
   */
  readPack(file: string | ArrayBuffer | ArrayBufferView, id: string): { pack: Uint8Array; report: PackReport };
  /**
   * Writes a pack, what readPack() gave or any file that it reads. Reading the text again gives the
   * same pack; CSV has no place for the pack's title and licence.
   * @throws InputError for an unknown format; FormatError and EngineError as above.
   */
  writePack(pack: string | ArrayBuffer | ArrayBufferView, format: 'csv' | 'json' | 'skos'):
    { suffix: string; mediaType: string; text: string };
  /** Frees the memory; every write and read after it throws. */
  dispose(): void;
}

/**
 * Starts the formats. Without arguments it reads postil-formats.wasm from beside this file, as
 * createAnnotator() does; else give its bytes.
 * @throws (rejects) FileError, InputError; EngineError if `wasm` is no module. The errors are those
 *   of postil.d.ts.
 */
export function createFormats(files?: { wasm?: ArrayBuffer | ArrayBufferView }): Promise<Formats>;
