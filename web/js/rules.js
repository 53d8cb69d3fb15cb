// The reader's own pack: what is to be marked always, and what never, in every document.
//
// rules: {always: [{layer, words, as}], never: [{layer, words}]}. Terms to be marked always go to
// the engine as a term pack, so that their other forms are found too; entities are looked for here.
export const noRules = Object.freeze({ always: [], never: [] });
export const ownPack = 'own'; // the id of the pack in the engine

/** Words as they are compared: white space as one space; terms also without case. */
export function comparable(layer, words) {
  const plain = words.replace(/\s+/g, ' ').trim();
  return layer === 'term' ? plain.toLowerCase() : plain;
}

const isAbout = (rule, layer, words) => rule.layer === layer && comparable(layer, rule.words) === words;

/** The rules with one more in the list `which`; the other list no longer speaks of these words. */
export function withRule(rules, which, rule) {
  const words = comparable(rule.layer, rule.words);
  const without = (list) => list.filter((each) => !isAbout(each, rule.layer, words));
  return { always: without(rules.always), never: without(rules.never), [which]: [...without(rules[which]), rule] };
}

/** The rules without those for these words. */
export function withoutRule(rules, which, rule) {
  return { ...rules, [which]: rules[which].filter((each) => each !== rule) };
}

/** Whether a machine's mark is never to be shown: a function of the mark, or null if all may be. */
export function neverTest({ never }) {
  if (never.length === 0) return null;
  const banned = new Set(never.map(({ layer, words }) => `${layer} ${comparable(layer, words)}`));
  return (mark) => banned.has(`${mark.layer} ${comparable(mark.layer, mark.quote)}`);
}

/** The places in text [from, to) of the entities that are always marked: [{start, end, as}]. */
export function alwaysFound({ always }, text, from, to) {
  const found = [];
  for (const { layer, words, as } of always) {
    if (layer !== 'entity') continue;
    for (const span of occurrences(text.slice(from, to), words)) {
      found.push({ start: from + span.start, end: from + span.end, as });
    }
  }
  return found;
}

/** Where the words stand in the text, whole and written alike: [{start, end}]. */
export function occurrences(text, words) {
  const parts = words.trim().split(/\s+/).map((part) => part.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&'));
  if (parts[0] === '') return [];
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])${parts.join('\\s+')}(?![\\p{L}\\p{N}])`, 'gu');
  return [...text.matchAll(pattern)].map(({ index, 0: found }) => ({ start: index, end: index + found.length }));
}

/** The terms that are always marked, as the term pack (CSV) that the engine reads; '' if there are none. */
export function termPack({ always }, title) {
  const terms = always.filter(({ layer }) => layer === 'term');
  if (terms.length === 0) return '';
  const quoted = (cell) => `"${cell.replaceAll('"', '""')}"`;
  return ['term,alternatives,topic,definition,source', ...terms.map(({ words, as }) => [quoted(words), '', as.topic, '', quoted(title)].join(','))].join('\n');
}
