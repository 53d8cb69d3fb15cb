// What the lists and plots are narrowed to. Each filter is one wish; a mark is shown where all hold.
// The same filters hold in every tab, so that a bar pressed under Statistics narrows the lists too.

/**
 * kind, certainty   of claims
 * source            of claims: a key of digest.js, '' for the article's own voice, '*' for anyone's words
 * about             of claims: the group of an entity that they name
 * family            of entities (lists.js)
 * topic             of terms
 * part              of all: {index, of}, a part of the text cut into `of` equal ones
 */
export const noFilters = Object.freeze({ kind: null, certainty: null, source: null, about: null, family: null, topic: null, part: null });

/** The filters with one changed; a value that it has already takes it away. */
export function toggled(filters, name, value) {
  const same = filters[name] !== null && JSON.stringify(filters[name]) === JSON.stringify(value);
  return { ...filters, [name]: same ? null : value };
}

export const isFiltered = (filters) => Object.values(filters).some((value) => value !== null);

/** The index of the part, of `of` equal ones, in which the offset lies. */
export function partAt(offset, length, of) {
  return Math.min(of - 1, Math.floor((offset * of) / Math.max(1, length)));
}

const inPart = (mark, { part }, length) => part === null || partAt(mark.start, length, part.of) === part.index;

/** Whether a claim of the digest passes; the filters named in `except` do not count. */
export function claimPasses({ mark, source, about }, filters, length, except = []) {
  const wants = (name, holds) => filters[name] === null || except.includes(name) || holds(filters[name]);
  return wants('kind', (kind) => mark.kind === kind)
    && wants('certainty', (certainty) => mark.certainty === certainty)
    && wants('source', (key) => (key === '*' ? source !== '' : source === key))
    && wants('about', (group) => about.has(group))
    && (except.includes('part') || inPart(mark, filters, length));
}

/** Whether a group of entities or terms passes: `value` is its family or topic. */
export function groupPasses({ marks }, value, name, filters, length, except = []) {
  return (filters[name] === null || except.includes(name) || filters[name] === value)
    && (except.includes('part') || marks.some((mark) => inPart(mark, filters, length)));
}
