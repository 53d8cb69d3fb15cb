// A text as the paragraphs that are shown: its lines that are not blank, each with where it begins.
// The text is only cut, never changed: text.slice(start, end) is what the paragraph shows.

/** [{start, end, text, kind, section}] of a text, in order; each a 'paragraph' of section 0. */
export function splitParagraphs(text) {
  const paragraphs = [];
  let start = 0;
  for (const line of text.split('\n')) {
    const end = start + line.length;
    if (line.trim() !== '') {
      paragraphs.push({ start, end, text: line, kind: 'paragraph', section: 0 });
    }
    start = end + 1;
  }
  return paragraphs;
}

/**
 * The same paragraphs with the kinds that the annotator found ('heading', 'list_item', 'byline',
 * 'boilerplate', 'paragraph') and the number of the section they stand in.
 */
export function withKinds(paragraphs, blocks) {
  let at = 0;
  let section = 0;
  return paragraphs.map((paragraph) => {
    while (at < blocks.length && blocks[at].end <= paragraph.start) at += 1;
    const block = blocks[at];
    const kind = block && block.start < paragraph.end ? block.kind : 'paragraph';
    if (kind === 'heading') section += 1;
    return { ...paragraph, kind, section };
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
