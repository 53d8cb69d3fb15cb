// The annotator's answer as one list of marks, in the order of the text, and what is asked of them:
// which can be seen, which cover a place, which belong together.

export const layers = ['claim', 'entity', 'term'];

// A claim's worth, in [0, 1], is shown in three levels: below the first border 0, from the second 2.
export const worthBorders = [0.3, 0.5];
const enough = 3; // claims that make a threshold worth opening with

export function levelOf(worth) {
  return worth >= worthBorders[1] ? 2 : worth >= worthBorders[0] ? 1 : 0;
}

/**
 * The marks of an annotation: {all, groups, byParagraph}.
 * all: each mark with id (its place in the list), layer, quote and what the annotator said of it;
 *   sorted by start, longer ones first, so that a mark comes before those inside it.
 * groups: key -> ids of the mentions of one entity (text and type) or one term (concept).
 * byParagraph: for each paragraph the marks that touch it.
 */
export function readMarks(text, annotation, concepts, paragraphs) {
  const quoted = (mark, layer) => ({ ...mark, layer, quote: text.slice(mark.start, mark.end) });
  const all = [
    ...annotation.claims.map((claim) => ({ ...quoted(claim, 'claim'), level: levelOf(claim.worth) })),
    ...annotation.entities.map((entity) => quoted(entity, 'entity')),
    ...annotation.terms.map((term) => ({
      ...quoted(term, 'term'),
      concept: term.concept === null ? null : concepts[term.concept] ?? null,
      conceptIndex: term.concept,
    })),
  ];
  all.sort((a, b) => a.start - b.start || b.end - a.end || layers.indexOf(a.layer) - layers.indexOf(b.layer));

  const groups = new Map();
  all.forEach((mark, id) => {
    mark.id = id;
    mark.group = groupOf(mark);
    if (mark.group === null) return;
    if (!groups.has(mark.group)) groups.set(mark.group, []);
    groups.get(mark.group).push(id);
  });
  return { all, groups, byParagraph: shareOut(all, paragraphs) };
}

function groupOf(mark) {
  if (mark.layer === 'claim') return null;
  if (mark.layer === 'entity') return `entity ${mark.type} ${mark.quote.replace(/\s+/g, ' ')}`;
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

/** The next visible mark after `id` in the direction `step` (1 or -1), or null at the end. */
export function neighbour(all, id, step, view) {
  const from = id === null ? (step > 0 ? -1 : all.length) : id;
  for (let i = from + step; i >= 0 && i < all.length; i += step) {
    if (isVisible(all[i], view)) return i;
  }
  return null;
}

/** How many marks there are of each layer, and how many claims of each level, attributed, hedged. */
export function countMarks(all) {
  const counts = { claim: 0, entity: 0, term: 0, levels: [0, 0, 0], sourced: 0, hedged: 0 };
  for (const mark of all) {
    counts[mark.layer] += 1;
    if (mark.layer !== 'claim') continue;
    counts.levels[mark.level] += 1;
    if (mark.source) counts.sourced += 1;
    if (mark.certainty === 'hedged') counts.hedged += 1;
  }
  return counts;
}
