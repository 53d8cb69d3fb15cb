// The reader's decisions on one text, as they are kept and as they change what the machine marked.
//
// A decision: {id, layer, verdict, as, of, anchor, note, lost}
//   verdict  'accepted', 'rejected', 'changed', 'added', or 'noted' (a note on an undecided mark)
//   as       what the mark is: {type} of an entity, {kind, certainty, worth} of a claim, {topic, label} of a term
//   of       the span {start, end} of the machine's mark that it is about; null for an added one
//   anchor   where the mark stands (anchors.js); with moved borders not the same as `of`
//   note     the reader's words, or ''
//   lost     true when its words are no longer in the text: shown as orphaned, never dropped
// Decisions are values: whatever changes one makes a new list.
import { anchorOf, locate, shifted } from './anchors.js';

/** The decisions with one more, or with the one of the same id replaced. */
export function withDecision(decisions, decision) {
  const rest = decisions.filter(({ id }) => id !== decision.id);
  return [...rest, decision];
}

/** An id that no decision of the list has. */
export const nextId = (decisions) => decisions.reduce((most, { id }) => Math.max(most, id), 0) + 1;

/** The decisions after an edit {start, end, inserted}; `text` is the text after it. */
export function editedDecisions(decisions, edit, text) {
  let same = true;
  const moved = decisions.map((decision) => {
    if (decision.lost) return decision;
    const span = shifted(decision.anchor, edit);
    const of = decision.of && shifted(decision.of, edit);
    if (span === decision.anchor && of === decision.of) return decision;
    same = false;
    if (span === null) return { ...decision, lost: true };
    return { ...decision, of, anchor: anchorOf(text, span) };
  });
  return same ? decisions : moved;
}

/** The decisions looked up again in a text: found where their words are, lost where they are not. */
export function anchoredDecisions(decisions, text) {
  return decisions.map((decision) => {
    const span = locate(text, decision.anchor);
    if (span === null) return decision.lost ? decision : { ...decision, lost: true };
    const by = span.start - decision.anchor.start;
    if (by === 0 && !decision.lost) return decision;
    const of = decision.of && { start: decision.of.start + by, end: decision.of.end + by };
    return { ...decision, lost: false, of, anchor: anchorOf(text, span) };
  });
}

/**
 * {all, rejected}: the machine's marks as the reader's decisions leave them, unsorted. `make` makes a
 * mark of a decision whose machine mark is not there (any more). Human marks keep out machine
 * marks of their layer that they cross.
 */
export function decide(base, decisions, make) {
  const placed = decisions.filter(({ lost }) => !lost);
  if (placed.length === 0) return { all: base, rejected: [] };
  const about = new Map();
  for (const decision of placed) if (decision.of) about.set(placeOf(decision.layer, decision.of), decision);
  const kept = placed.filter(({ verdict }) => verdict !== 'rejected' && verdict !== 'noted').sort((a, b) => a.anchor.start - b.anchor.start);
  const all = [];
  const rejected = [];
  const met = new Set();
  for (const mark of base) {
    const decision = about.get(placeOf(mark.layer, mark));
    if (!decision) {
      if (!crossed(mark, kept)) all.push(mark);
      continue;
    }
    met.add(decision);
    const decided = changedMark(mark, decision);
    (decision.verdict === 'rejected' ? rejected : all).push(decided);
  }
  for (const decision of kept) if (!met.has(decision)) all.push(make(decision));
  return { all, rejected };
}

const placeOf = (layer, { start, end }) => `${layer} ${start} ${end}`;

function crossed(mark, kept) {
  if (mark.layer === 'claim') return kept.some(({ layer, anchor }) => layer === 'claim' && anchor.start === mark.start && anchor.end === mark.end);
  return kept.some(({ layer, anchor }) => layer === mark.layer && anchor.start < mark.end && mark.start < anchor.end);
}

function changedMark(mark, decision) {
  const { anchor, as, verdict, note } = decision;
  const isChanged = verdict === 'changed';
  return {
    ...mark,
    group: null,
    ...(isChanged ? { ...as, start: anchor.start, end: anchor.end, quote: anchor.exact, name: undefined, was: { ...mark } } : {}),
    by: isChanged ? 'human' : mark.by,
    state: verdict === 'noted' ? 'open' : verdict,
    note: note ?? '',
    decision: decision.id,
  };
}
