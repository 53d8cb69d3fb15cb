// Where a mark of the reader stands: its words with what is before and after them, as the text quote
// and text position selectors of the W3C Web Annotation model. Offsets are a hint; the words decide.

const around = 32; // UTF-16 code units of prefix and suffix
const enough = 12; // of them that must agree where the words have moved

/** {start, end, exact, prefix, suffix} of a span of the text. */
export function anchorOf(text, { start, end }) {
  return {
    start,
    end,
    exact: text.slice(start, end),
    prefix: text.slice(Math.max(0, start - around), start),
    suffix: text.slice(end, end + around),
  };
}

/** The span where the anchor stands in the text now, or null: the words are gone, or elsewhere. */
export function locate(text, anchor) {
  const { start, exact } = anchor;
  if (exact === '') return null;
  if (text.startsWith(exact, start) && agreement(text, start, anchor) > 0) return spanAt(start, exact);
  let best = null;
  for (let at = text.indexOf(exact); at >= 0; at = text.indexOf(exact, at + 1)) {
    const score = agreement(text, at, anchor);
    const near = Math.abs(at - start);
    if (!best || score > best.score || (score === best.score && near < best.near)) best = { at, score, near };
  }
  const wanted = Math.min(enough, anchor.prefix.length + anchor.suffix.length);
  return best && best.score >= wanted ? spanAt(best.at, exact) : null;
}

const spanAt = (start, exact) => ({ start, end: start + exact.length });

// How many code units just before and just after agree; 1 more where the text ends as it did.
function agreement(text, at, { exact, prefix, suffix }) {
  let before = 0;
  while (before < prefix.length && text[at - 1 - before] === prefix[prefix.length - 1 - before]) before += 1;
  const end = at + exact.length;
  let after = 0;
  while (after < suffix.length && text[end + after] === suffix[after]) after += 1;
  return before + after + (prefix === '' && at === 0 ? 1 : 0) + (suffix === '' && end === text.length ? 1 : 0);
}

/**
 * Where a span is once text [start, end) is replaced by `inserted` units: moved, stretched or cut; null
 * if nothing of it is left. What is typed right at a border is outside.
 */
export function shifted(span, { start, end, inserted }) {
  const by = inserted - (end - start);
  if (span.end <= start) return span;
  if (span.start >= end) return by === 0 ? span : { start: span.start + by, end: span.end + by };
  if (start <= span.start && end >= span.end) return null;
  if (start >= span.start && end <= span.end) return { start: span.start, end: span.end + by };
  return start < span.start ? { start: start + inserted, end: span.end + by } : { start: span.start, end: start };
}
