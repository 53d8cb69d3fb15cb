// A text as the paragraphs that are shown: its lines that are not blank, each with where it begins.
// The text is only cut, never changed: text.slice(start, end) is what the paragraph shows.

/** [{start, end, text, kind, section}] of a text, in order; each a 'paragraph' of section 0. */
export function splitParagraphs(text, { from = 0, to = text.length, open = -1 } = {}) {
  const paragraphs = [];
  let start = from;
  for (const line of text.slice(from, to).split('\n')) {
    const end = start + line.length;
    // A blank line is shown only while the caret stands in it.
    if (line.trim() !== '' || (start <= open && open <= end)) {
      paragraphs.push({ start, end, text: line, kind: 'paragraph', section: 0 });
    }
    start = end + 1;
  }
  return paragraphs;
}

/**
 * The paragraphs after text [start, end) was replaced by `inserted` units: {paragraphs, from, to, fresh}.
 * `text` is the text after it, `open` an offset at which a blank line is kept. Paragraphs [from, to) of
 * the old ones gave way to `fresh` new ones at the same place; the others are moved, not cut again.
 */
export function editedParagraphs(old, text, { start, end, inserted }, open = -1) {
  const by = inserted - (end - start);
  let from = 0;
  while (from < old.length && old[from].end < start) from += 1;
  let to = from;
  while (to < old.length && old[to].start <= end) to += 1;
  const begin = Math.min(start > 0 ? text.lastIndexOf('\n', start - 1) + 1 : 0, from < to ? old[from].start : start);
  const stop = text.indexOf('\n', Math.max(start + inserted, to > from ? old[to - 1].end + by : 0));
  const cut = splitParagraphs(text, { from: begin, to: stop < 0 ? text.length : stop, open });
  const fresh = cut.map((paragraph, i) => {
    const before = old[from + i];
    return i < to - from ? { ...paragraph, kind: before.kind, section: before.section } : { ...paragraph, section: old[from]?.section ?? 0 };
  });
  const after = old.slice(to).map((paragraph) => (by === 0 ? paragraph : { ...paragraph, start: paragraph.start + by, end: paragraph.end + by }));
  return { paragraphs: [...old.slice(0, from), ...fresh, ...after], from, to, fresh: fresh.length };
}

/**
 * The same paragraphs with the kinds that the annotator found ('heading', 'list_item', 'byline',
 * 'boilerplate', 'paragraph') and the number of the section they stand in. Paragraphs outside
 * [from, to) keep their kind.
 */
export function withKinds(paragraphs, blocks, from = 0, to = Infinity) {
  let at = 0;
  let section = 0;
  return paragraphs.map((paragraph) => {
    let { kind } = paragraph;
    if (paragraph.start >= from && paragraph.start < to) {
      while (at < blocks.length && blocks[at].end <= paragraph.start) at += 1;
      const block = blocks[at];
      kind = block && block.start < paragraph.end ? block.kind : 'paragraph';
    }
    if (kind === 'heading') section += 1;
    return kind === paragraph.kind && section === paragraph.section ? paragraph : { ...paragraph, kind, section };
  });
}

/** The index of the paragraph that holds the offset, or of the last one before it. */
export function paragraphAt(paragraphs, offset) {
  let low = 0;
  let high = paragraphs.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (paragraphs[middle].start <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** What an article is called: its first line, cut at a word. */
export function titleOf(paragraphs, longest = 90) {
  const line = paragraphs[0]?.text.trim() ?? '';
  if (line.length <= longest) return line;
  return `${line.slice(0, line.lastIndexOf(' ', longest) > 0 ? line.lastIndexOf(' ', longest) : longest)} …`;
}
