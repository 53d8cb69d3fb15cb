// Project files: documents with the reader's decisions, and the reader's rules, as one JSON file that
// can be kept anywhere and opened again. Read defensively: it may come from anyone.
import { certainties, labelsOf } from './labels.js';
import { layers } from './marks.js';
import { noRules } from './rules.js';

const verdicts = ['accepted', 'rejected', 'changed', 'added', 'noted'];

/** The text of a project file. */
export function writeProject(documents, rules) {
  return JSON.stringify({ format: 'postil-project', version: 1, documents, rules }, null, 1);
}

/** {documents, rules} of a project file; fails with what is wrong with it. */
export function readProject(text) {
  let value;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new Error(`no JSON (${error.message})`);
  }
  if (value?.format !== 'postil-project') throw new Error('no Postil project');
  if (value.version !== 1) throw new Error(`version ${value.version}, and this page reads version 1`);
  const documents = listOf(value.documents).map(documentOf).filter(Boolean);
  return { documents, rules: rulesOf(value.rules) };
}

const listOf = (value) => (Array.isArray(value) ? value : []);
const wordsOf = (value, longest = 10000) => (typeof value === 'string' ? value.slice(0, longest) : '');
const timeOf = (value) => (Number.isFinite(value) && value > 0 ? value : Date.now());

function documentOf(value) {
  if (typeof value?.text !== 'string') return null;
  const { text } = value;
  return {
    id: /^[\w-]{1,64}$/.test(value.id) ? value.id : crypto.randomUUID(),
    title: wordsOf(value.title, 300),
    named: value.named === true,
    text,
    notes: listOf(value.notes).filter((note) => typeof note?.what === 'string').map(({ what, n, encoding }) => ({ what, n: Number(n) || 0, encoding: wordsOf(encoding, 40) })),
    address: /^https?:\/\//.test(value.address) ? wordsOf(value.address, 4000) : '',
    created: timeOf(value.created),
    updated: timeOf(value.updated),
    words: text.match(/\S+/g)?.length ?? 0,
    decisions: listOf(value.decisions).map((each, i) => decisionOf(each, i + 1)).filter(Boolean),
  };
}

const isOffset = (value) => Number.isSafeInteger(value) && value >= 0;
const spanOf = (value) => (isOffset(value?.start) && isOffset(value?.end) && value.end > value.start ? { start: value.start, end: value.end } : null);

function decisionOf(value, id) {
  const span = spanOf(value?.anchor);
  if (!span || !layers.includes(value.layer) || !verdicts.includes(value.verdict)) return null;
  const { exact, prefix, suffix } = value.anchor;
  return {
    id, layer: value.layer, verdict: value.verdict, as: labelOf(value.layer, value.as), of: spanOf(value.of),
    anchor: { ...span, exact: wordsOf(exact), prefix: wordsOf(prefix, 64), suffix: wordsOf(suffix, 64) },
    note: wordsOf(value.note), lost: value.lost === true,
  };
}

// What a mark of the layer is: one of our names, figures in [0, 1].
function labelOf(layer, value) {
  const { field, values } = labelsOf[layer];
  const label = { [field]: values.includes(value?.[field]) ? value[field] : values[0] };
  if (layer === 'claim') {
    label.certainty = certainties.includes(value?.certainty) ? value.certainty : certainties[0];
    label.worth = Number.isFinite(value?.worth) ? Math.min(1, Math.max(0, value.worth)) : 1;
  }
  if (layer === 'term') label.label = wordsOf(value?.label, 300);
  return label;
}

function rulesOf(value) {
  const list = (entries) => listOf(entries)
    .filter((entry) => ['entity', 'term'].includes(entry?.layer) && typeof entry.words === 'string' && entry.words.trim() !== '')
    .map(({ layer, words, as }) => ({ layer, words: wordsOf(words, 300), as: labelOf(layer, as) }));
  return value ? { always: list(value.always), never: list(value.never) } : noRules;
}
