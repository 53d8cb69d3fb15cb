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
  /** Index into Annotations.groups: what it is a mention of. Every entity has one. */
  group: number;
  /**
   * What a date or an amount says, where the text settles it: DATE and TIME in ISO 8601 ("2021-03",
   * "2018/2021", "P2Y", "T16:30"), MONEY with its ISO 4217 code if that is clear ("3200000000 EUR"),
   * QUANTITY with its unit ("40 km"), else a decimal number; the two ends of a range parted by "/".
   */
  value?: string;
}

/** What a list of names knows an entity as: an identifier of that list. */
export interface Link {
  /**
   * iso3166: a country ("FR"), a part of one ("GB-SCT") or a former one ("SUHH"); geonames: a city, by
   * its GeoNames id ("2643743"); iso4217: a currency, of MONEY the one it is in ("EUR"); office: a member
   * of the US Congress or executive ("senator, VT, Independent").
   */
  kind: 'iso3166' | 'geonames' | 'iso4217' | 'office';
  id: string;
}

/** All mentions of one thing in the article; `start` and `end` are those of the one that names it best. */
export interface EntityGroup extends Span {
  /** The words of that mention, white space runs as one space. */
  name: string;
  type: EntityType;
  /** Indices into Annotations.entities, in the order of the text; at least one. */
  entities: number[];
  /** Absent: the lists do not know it, or the article does not settle which of several it is. */
  link?: Link;
  /** ISO 3166-1 code of the country that it is, lies in or is named after ("London", "British": GB). */
  country?: string;
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
  /** What is attributed, without source and cue: at most two parts, none in the article's own voice. */
  content: Span[];
  /** The words that deny or negate. */
  negation?: Span;
  /** `author`: the article's own voice. `anonymous`: someone without a name. */
  sourceKind: 'author' | 'named' | 'collective' | 'anonymous' | 'document';
  /** `own`: not attributed; else whether the words stand in quotation marks. */
  wording: 'own' | 'direct' | 'indirect' | 'mixed';
  /**
   * Who speaks, where another sentence names him: beside the same quotation, or, a guess, as the last
   * speaker named before a pronoun.
   */
  speaker?: Span;
  speakerBy?: 'quotation' | 'pronoun';
  /** It begins with a pronoun whose referent is not known from the sentence. */
  needsContext: boolean;
  /** Index in Annotations.claims of the first claim that says nearly the same. */
  repeats?: number;
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
  /** In the order of their first mentions. */
  groups: EntityGroup[];
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

export interface PackInfo {
  id: string;
  title: string;
  /** '' where the pack names none. */
  licence: string;
  /** Concepts taken. */
  count: number;
}

/**
 * What is thrown by everything here: `code` is stable, the message says what and where for people.
 * `cause` is the error below it, if there is one.
 */
export class PostilError extends Error {
  readonly code: 'not-text' | 'too-long' | 'not-bytes' | 'file' | 'bundle' | 'pack' | 'option' | 'format' | 'start' | 'memory' | 'disposed';
}
/** An argument cannot be used: code not-text, too-long (over 128 Mi units), not-bytes or option. */
export class InputError extends PostilError {}
/** A file of the package is not where it should be: code file. */
export class FileError extends PostilError {}
/** The bundle is foreign, damaged, truncated or of another version; the message says which: code bundle. */
export class BundleError extends PostilError {}
/** Nothing of a term pack could be read: code pack. */
export class PackError extends PostilError {}
/** A file of another program cannot be read, or what is to be written is no Postil JSON: code format. */
export class FormatError extends PostilError {}
/** The engine does not start (code start), ran out of memory (memory), or was disposed of (disposed). */
export class EngineError extends PostilError {}

export interface Annotator {
  /**
   * Marks a text. Any string is fine, the empty one too.
   * @throws InputError; EngineError if memory runs out: then make a new annotator.
   */
  annotate(text: string): Annotations;
  /**
   * Marks one text after the other, in order, each when it is asked for, so any number of them is
   * fine; between articles the page or server gets its turn. Throws as annotate does, which ends it.
   */
  annotateBatch(texts: Iterable<string> | AsyncIterable<string>): AsyncGenerator<Annotations, void, void>;
  /** The same as one line of Postil JSON. Throws as annotate does. */
  json(text: string, id?: string): string;
  /**
   * Adds a term pack before those there are; a pack of the same id is replaced. It takes the compact
   * bytes that readPack() of formats.d.ts makes of CSV, JSON and SKOS; that module is apart, so that
   * who has no packs need not load it. `id` is for a pack that has none.
   * @throws InputError if they are no bytes; PackError with the cause if they are no such pack.
   */
  addPack(pack: ArrayBuffer | ArrayBufferView, id: string): PackInfo;
  /** False if there is no such pack. */
  removePack(id: string): boolean;
  /**
   * From now on the packs of these ids mark, the first before the others; the others are kept, switched
   * off, until they are chosen again. The pack that is built in has the id 'postil'.
   */
  choosePacks(ids: string[]): void;
  /** What is known of a pack, chosen or not; null if there is none of that id. */
  packInfo(id: string): PackInfo | null;
  /** A pack, chosen or not, as addPack takes it; null if there is none of that id. */
  packBytes(id: string): Uint8Array | null;
  concepts(): Concept[];
  /** Frees the memory; every call after it throws. */
  dispose(): void;
}

/**
 * Starts the engine. Without arguments it reads postil-core.wasm and postil.bundle from beside this
 * file: from the disk in Node, over the network in browsers and workers. Elsewhere, or to choose
 * when they are loaded, give their bytes.
 * @throws (rejects) FileError, InputError, BundleError; EngineError if `wasm` is no module.
 */
export function createAnnotator(files?: {
  wasm?: ArrayBuffer | ArrayBufferView;
  bundle?: ArrayBuffer | ArrayBufferView;
}): Promise<Annotator>;
