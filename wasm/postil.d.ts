// Postil: claims, named entities and policy terms of an English article.
// Every offset counts UTF-16 code units of the text as given: text.slice(mark.start, mark.end).

export interface Span {
  start: number;
  end: number;
}

/** Why a mark is there. `reason` is a stable name such as "list.city"; `weight` the model's own. */
export interface Reason extends Span {
  reason: string;
  weight: number;
}

export type BlockKind = 'paragraph' | 'heading' | 'list_item' | 'byline' | 'boilerplate';

export interface Block extends Span {
  kind: BlockKind;
  dateline?: Span;
}

export type EntityType =
  | 'PERSON' | 'NORP' | 'FAC' | 'ORG' | 'GPE' | 'LOC' | 'PRODUCT' | 'EVENT' | 'WORK_OF_ART'
  | 'LAW' | 'LANGUAGE' | 'DATE' | 'TIME' | 'PERCENT' | 'MONEY' | 'QUANTITY' | 'ORDINAL' | 'CARDINAL';

export interface Entity extends Span {
  type: EntityType;
  why: Reason[];
}

export type ClaimKind =
  | 'prediction' | 'quantity' | 'causation' | 'rule' | 'statement' | 'judgement';

export interface Claim extends Span {
  kind: ClaimKind;
  certainty: 'asserted' | 'hedged';
  /** How worth checking, 0 to 1. */
  worth: number;
  /** Who says it; absent: the article's own voice. */
  source?: Span;
  /** The words that attribute it. */
  cue?: Span;
  /** The words that mark doubt. */
  hedge?: Span;
  why: Reason[];
}

export interface Term extends Span {
  /** One of the 21 major topics of the Comparative Agendas Project. */
  topic: string;
  /** Index into concepts() as it is now; null if no pack knows the term. */
  concept: number | null;
  why: Reason[];
}

export interface Annotations {
  sentences: Span[];
  blocks: Block[];
  entities: Entity[];
  claims: Claim[];
  terms: Term[];
  /** Bytes that were not valid UTF-8: always 0 for a string. */
  invalid: number;
}

export interface Concept {
  id: string;
  label: string;
  alternatives: string[];
  topic: string;
  definition: string;
  source: string;
  /** Ids of concepts of the same pack. */
  broader: string[];
  related: string[];
  exactMatch: string[];
  pack: { id: string; title: string; licence: string };
}

export interface PackReport {
  id: string;
  title: string;
  /** Concepts taken. */
  count: number;
  /** Rows left out, each with its number (1 is the first) and why. */
  refused: { row: number; why: string }[];
}

export interface Annotator {
  /**
   * Marks a text. Any string is fine, the empty one too.
   * @throws TypeError if it is no string; RangeError if it is longer than 128 Mi units;
   *   WebAssembly.RuntimeError if memory runs out: then make a new annotator.
   */
  annotate(text: string): Annotations;
  /** The same as one line of Postil JSON. Throws as annotate does. */
  json(text: string, id?: string): string;
  /**
   * Adds a term pack (CSV or JSON, as a string or bytes) before those there are; a pack of the same
   * id is replaced. Rows that cannot be used are reported, the others count.
   * @throws Error with the cause if nothing of it can be read.
   */
  addPack(pack: string | ArrayBuffer | ArrayBufferView, id: string): PackReport;
  /** False if there is no such pack. */
  removePack(id: string): boolean;
  concepts(): Concept[];
  /** Frees the memory; every call after it throws. */
  dispose(): void;
}

/**
 * Starts the engine from the bytes of postil-core.wasm and postil.bundle.
 * @throws (rejects) TypeError if one of them is no bytes; CompileError if `wasm` is no module; Error if
 *   the bundle is foreign, damaged, truncated or of another version, saying which.
 */
export function createAnnotator(files: {
  wasm: ArrayBuffer | ArrayBufferView;
  bundle: ArrayBuffer | ArrayBufferView;
}): Promise<Annotator>;
