// The marks of a text as one list in its order: the annotator's, as the reader's rules and decisions
// leave them, and what is asked of them: which can be seen, which cover a place, which belong together.
import { shifted } from './anchors.js';
import { decide } from './decisions.js';
import { alwaysFound, neverTest, ownPack } from './rules.js';

export const layers = ['claim', 'entity', 'term'];

// A claim's worth, in [0, 1], is shown in three levels: below the first border 0, from the second 2.
export const worthBorders = [0.3, 0.5];
const enough = 3; // claims that make a threshold worth opening with

export function levelOf(worth) {
  return worth >= worthBorders[1] ? 2 : worth >= worthBorders[0] ? 1 : 0;
}

let lastId = 0; // of a machine's mark; those of added marks are negative (minus the decision's id)

/** The marks of an annotation, each with id, layer, quote and what the annotator said of it; in order. */
export function machineMarks(text, annotation) {
  const make = (mark, layer) => ({
    ...mark, id: (lastId += 1), layer, by: 'machine', state: 'open', note: '', decision: null, group: null, whyAt: mark.start,
    quote: text.slice(mark.start, mark.end),
  });
  const marks = [
    ...annotation.claims.map((claim) => ({ ...make(claim, 'claim'), level: levelOf(claim.worth) })),
    ...annotation.entities.map((entity) => make(entity, 'entity')),
    ...annotation.terms.map((term) => {
      const concept = term.concept === null ? null : annotation.concepts[term.concept] ?? null;
      return { ...make(term, 'term'), concept, conceptIndex: term.concept, by: concept?.pack?.id === ownPack ? 'human' : 'machine' };
    }),
  ];
  return marks.sort(inOrder);
}

// By start, longer ones first, so that a mark comes before those inside it.
const inOrder = (a, b) => a.start - b.start || b.end - a.end || layers.indexOf(a.layer) - layers.indexOf(b.layer) || a.id - b.id;

/**
 * The marks of a document: {base, all, rejected, orphans, byParagraph, groups, get, complete}.
 * base: the machine's marks, undecided, in order; what all else is made of.
 * all: the marks to show; rejected: those that the reader rejected; orphans: decisions without a place.
 * byParagraph: for each paragraph the marks of `all` that touch it.
 * groups: key -> ids of the mentions of one entity (type and name) or one term (concept).
 * whyAt of a mark: where it began when its reasons were given; they move with it.
 * get(id): the mark of `all` or `rejected`. complete: whether the whole text is annotated.
 */
export function marksOf(base, { text, paragraphs, decisions = [], rules }, complete = true) {
  const isBanned = neverTest(rules);
  const always = alwaysFound(rules, text, 0, text.length);
  let ruled = isBanned ? base.filter((mark) => !isBanned(mark)) : base;
  if (always.length > 0) ruled = withAlways(ruled, always, text);
  const { all, rejected } = decide(ruled, decisions, (decision) => addedMark(decision));
  if (all !== base) all.sort(inOrder);
  for (const mark of all) mark.group ??= groupOf(mark);
  const byParagraph = shareOut(all, paragraphs);
  let groups = null;
  let byId = null;
  return {
    base, all, rejected, byParagraph, complete,
    orphans: decisions.filter(({ lost }) => lost),
    get groups() {
      return (groups ??= grouped(all));
    },
    get(id) {
      byId ??= new Map([...all, ...rejected].map((mark) => [mark.id, mark]));
      return byId.get(id);
    },
  };
}

/** `base` with the marks that begin in [from, to) replaced; a mark that stays the same keeps its id. */
export function replaced(base, from, to, fresh) {
  const first = firstFrom(base, from);
  const last = firstFrom(base, to);
  const key = ({ layer, start, end }) => `${layer} ${start} ${end}`;
  const ids = new Map(base.slice(first, last).map((mark) => [key(mark), mark.id]));
  for (const mark of fresh) mark.id = ids.get(key(mark)) ?? mark.id;
  return [...base.slice(0, first), ...fresh, ...base.slice(last)];
}

// The index of the first mark that begins at the offset or after it.
function firstFrom(all, offset) {
  let low = 0;
  let high = all.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (all[middle].start < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Moves the machine's marks as text [start, end) is replaced by `inserted` units: those that the edit
 * cuts through are stretched, those that it covers go. Marks are changed in place: the text may
 * hold tens of thousands, and this runs at each keystroke. Gives the marks that are left.
 */
export function shiftMarks(base, { start, end, inserted }, text) {
  const by = inserted - (end - start);
  const parts = ['source', 'cue', 'hedge'];
  const edit = { start, end, inserted };
  return base.filter((mark) => {
    if (mark.end <= start) return true;
    if (mark.start >= end) {
      if (by === 0) return true;
      mark.start += by;
      mark.end += by;
      mark.whyAt += by;
      if (mark.layer === 'claim') for (const part of parts) if (mark[part]) mark[part] = { start: mark[part].start + by, end: mark[part].end + by };
      return true;
    }
    const span = shifted(mark, edit);
    if (span === null) return false;
    mark.start = span.start;
    mark.end = span.end;
    for (const part of parts) if (mark[part]) mark[part] = shifted(mark[part], edit) ?? undefined;
    mark.quote = text.slice(mark.start, mark.end);
    mark.group = null;
    return true;
  });
}

/** The mark of a decision that no machine's mark stands behind. */
function addedMark({ id, layer, as, anchor, verdict, note }) {
  const mark = {
    ...as, id: -id, layer, by: 'human', state: verdict, note: note ?? '', decision: id, group: null, why: [],
    start: anchor.start, end: anchor.end, quote: anchor.exact,
  };
  if (layer === 'claim') {
    mark.worth ??= 1;
    mark.certainty ??= 'asserted';
    mark.level = levelOf(mark.worth);
  }
  if (layer === 'term') Object.assign(mark, { concept: null, conceptIndex: null });
  return mark;
}

// Entities that the reader wants always: they keep out the machine's marks that they cross.
function withAlways(marks, always, text) {
  const spans = [...always].sort((a, b) => a.start - b.start || b.end - a.end);
  let next = 0;
  const kept = marks.filter((mark) => {
    if (mark.layer !== 'entity') return true;
    while (next < spans.length && spans[next].end <= mark.start) next += 1;
    return !(next < spans.length && spans[next].start < mark.end);
  });
  const made = spans.map(({ start, end, as }) => ({
    ...as, id: (lastId += 1), layer: 'entity', by: 'human', state: 'open', note: '', decision: null, group: null, why: [], rule: true,
    start, end, quote: text.slice(start, end),
  }));
  return [...kept, ...made];
}

function grouped(all) {
  const groups = new Map();
  for (const { group, id } of all) {
    if (group === null) continue;
    if (!groups.has(group)) groups.set(group, []);
    groups.get(group).push(id);
  }
  return groups;
}

function groupOf(mark) {
  if (mark.layer === 'claim') return null;
  if (mark.layer === 'entity') return `entity ${mark.type} ${mark.name ?? mark.quote.replace(/\s+/g, ' ')}`;
  return mark.conceptIndex === null
    ? `term ${mark.topic} ${mark.quote.toLowerCase()}`
    : `term ${mark.conceptIndex}`;
}

// Also notes on each term whether it was named before in the same section.
function shareOut(all, paragraphs) {
  const byParagraph = paragraphs.map(() => []);
  const seen = new Set();
  let first = 0;
  for (const mark of all) {
    while (first < paragraphs.length && paragraphs[first].end <= mark.start) first += 1;
    if (mark.layer === 'term') {
      const key = `${paragraphs[first]?.section} ${mark.group}`;
      mark.again = seen.has(key);
      seen.add(key);
    }
    for (let i = first; i < paragraphs.length && paragraphs[i].start < mark.end; i += 1) {
      byParagraph[i].push(mark);
    }
  }
  return byParagraph;
}

/** Whether the reader's choices let the mark be seen. `view` is the page's state. */
export function isVisible(mark, view) {
  if (view.clean || !view.layers[mark.layer]) return false;
  if (mark.layer === 'claim') return mark.level >= leastLevel(view.threshold);
  return mark.layer !== 'term' || view.everyTerm || !mark.again;
}

/** The least level of worth that a threshold shows. */
export function leastLevel(threshold) {
  return { top: 2, most: 1, all: 0 }[threshold];
}

/** The calmest threshold that still shows some claims: what an article opens with. */
export function openingThreshold(all) {
  const levels = all.filter((mark) => mark.layer === 'claim').map((mark) => mark.level);
  return ['top', 'most'].find((threshold) => levels.filter((level) => level >= leastLevel(threshold)).length >= enough) ?? 'all';
}

/** The ids of the visible marks that cover the offset, shortest first; `also` is always among them. */
export function stackAt(all, offset, view, also) {
  const covering = all.filter(
    (mark) => mark.id === also || (mark.start <= offset && offset < mark.end && isVisible(mark, view)),
  );
  covering.sort((a, b) => a.end - a.start - (b.end - b.start) || a.id - b.id);
  return covering.map((mark) => mark.id);
}

/**
 * The next mark after the mark `id` in the direction `step` (1 or -1) for which `test` holds, or
 * null at the end. Without an id the walk begins at the offset, or at an end of the text.
 */
export function neighbour(all, { id = null, offset = null }, step, test) {
  let from = id === null ? -1 : all.findIndex((mark) => mark.id === id);
  if (from < 0) {
    if (offset !== null) from = firstFrom(all, offset) - (step > 0 ? 1 : 0);
    else from = step > 0 ? -1 : all.length;
  }
  for (let i = from + step; i >= 0 && i < all.length; i += step) {
    if (test(all[i])) return all[i].id;
  }
  return null;
}

/** How many marks there are of each layer, and how many claims of each level, attributed, hedged. */
export function countMarks(all) {
  const counts = { claim: 0, entity: 0, term: 0, levels: [0, 0, 0], sourced: 0, hedged: 0, human: 0, open: 0 };
  for (const mark of all) {
    counts[mark.layer] += 1;
    if (mark.by === 'human') counts.human += 1;
    if (mark.state === 'open') counts.open += 1;
    if (mark.layer !== 'claim') continue;
    counts.levels[mark.level] += 1;
    if (mark.source) counts.sourced += 1;
    if (mark.certainty === 'hedged') counts.hedged += 1;
  }
  return counts;
}
