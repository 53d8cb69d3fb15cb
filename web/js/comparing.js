// Comparing two documents: what both name, what only one does, and claims that say nearly the same, with
// where they differ in figures and certainty. Pure functions over digests (digest.js).
import { familyOf } from './digest.js';

const least = 0.42; // of the weighted words of two claims that must agree
const stop = new Set('a an and are as at be been but by for from had has have he her his in is it its more not of on or said says she that the their them they this to was were which who will with would'.split(' '));

/** {both, left, right} of two lists of {key, name, n}: what both have comes with both counts, the most named first. */
export function sharing(left, right) {
  const others = new Map(right.map((each) => [each.key, each]));
  const both = left.filter(({ key }) => others.has(key)).map((each) => ({ ...each, other: others.get(each.key).n, otherIds: others.get(each.key).ids }));
  const keys = new Set(both.map(({ key }) => key));
  const most = (a, b) => b.n + (b.other ?? 0) - a.n - (a.other ?? 0);
  return { both: both.sort(most), left: left.filter(({ key }) => !keys.has(key)).sort(most), right: right.filter(({ key }) => !keys.has(key)).sort(most) };
}

const plain = (words) => words.toLowerCase().replace(/[’']s$/, '').replace(/^the\s+/, '').replace(/\s+/g, ' ').trim();

/** The things of a document that are compared, by kind: {entities, terms, figures, sources}. */
export function thingsOf({ entities, terms, sources }) {
  const names = entities.filter(({ mark }) => !['figures', 'times'].includes(familyOf(mark.type)));
  const figures = entities.filter(({ mark }) => familyOf(mark.type) === 'figures' && mark.type !== 'ORDINAL');
  const merged = (groups, keyOf) => {
    const found = new Map();
    for (const group of groups) {
      const key = keyOf(group);
      const entry = found.get(key) ?? { key, name: group.name, n: 0, ids: [] };
      entry.n += group.ids.length;
      entry.ids.push(...group.ids);
      found.set(key, entry);
    }
    return [...found.values()];
  };
  return {
    entities: merged(names, ({ name }) => plain(name)),
    terms: merged(terms, ({ mark, name }) => mark.concept?.id ?? plain(name)),
    figures: merged(figures, ({ mark, name }) => figureOf(mark) ?? plain(name)),
    sources: [...sources.values()].map(({ key, name, claims }) => ({ key: plain(name) || key, name, n: claims.length, ids: claims.map(({ mark }) => mark.id) })),
  };
}

// A figure by its value where the annotator gives one, so that "12%" and "12 percent" are the same.
function figureOf({ value }) {
  if (value === null || value === undefined) return null;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/**
 * Pairs of claims that say nearly the same: [{left, right, score, figures, certainty}], the surest first, each
 * claim in one pair at most. Words weigh by how rare they are in the claims of both (tf-idf, cosine), figures
 * apart. figures: {left, right}, those that only one claim has; certainty: whether it differs.
 */
export function alignClaims(left, right) {
  const texts = [...left, ...right].map(({ mark }) => bagOf(mark.quote));
  const inHow = new Map();
  for (const bag of texts) for (const word of bag.keys()) inHow.set(word, (inHow.get(word) ?? 0) + 1);
  const vectors = texts.map((bag) => {
    const vector = new Map([...bag].map(([word, n]) => [word, n * Math.log(1 + texts.length / inHow.get(word))]));
    const length = Math.hypot(...vector.values());
    return new Map([...vector].map(([word, weight]) => [word, weight / (length || 1)]));
  });
  const holders = new Map(); // word -> indices of right claims
  vectors.slice(left.length).forEach((vector, j) => {
    for (const word of vector.keys()) holders.set(word, [...(holders.get(word) ?? []), j]);
  });
  const found = [];
  left.forEach((_, i) => {
    const scores = new Map();
    for (const [word, weight] of vectors[i]) {
      for (const j of holders.get(word) ?? []) scores.set(j, (scores.get(j) ?? 0) + weight * vectors[left.length + j].get(word));
    }
    for (const [j, score] of scores) if (score >= least) found.push({ i, j, score });
  });
  found.sort((a, b) => b.score - a.score || a.i - b.i || a.j - b.j);
  const taken = [new Set(), new Set()];
  const pairs = [];
  for (const { i, j, score } of found) {
    if (taken[0].has(i) || taken[1].has(j)) continue;
    taken[0].add(i);
    taken[1].add(j);
    pairs.push({ left: left[i].mark, right: right[j].mark, score, ...differences(left[i].mark, right[j].mark) });
  }
  return pairs;
}

function bagOf(text) {
  const bag = new Map();
  for (const word of text.toLowerCase().match(/\p{L}[\p{L}’'-]*/gu) ?? []) {
    const stem = word.replace(/[’']s$/, '').replace(/(?<=\p{L}{3})(ies|es|s|ed|ing)$/u, '');
    if (!stop.has(word)) bag.set(stem, (bag.get(stem) ?? 0) + 1);
  }
  return bag;
}

/** The figures of a text as they are written: digits with their sign, unit sign or percent. */
export const figuresOf = (text) => (text.match(/[€$£¥]?\d[\d.,]*\d|[€$£¥]?\d/g) ?? []).map((figure) => figure.replace(/[,.]$/, ''));

function differences(a, b) {
  const [left, right] = [figuresOf(a.quote), figuresOf(b.quote)];
  return {
    figures: { left: left.filter((figure) => !right.includes(figure)), right: right.filter((figure) => !left.includes(figure)) },
    certainty: a.certainty !== b.certainty,
  };
}
