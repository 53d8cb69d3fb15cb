// The text of a DOM tree as a reader sees it, and marks put into that tree.

const BLOCKS = new Set(('ADDRESS ARTICLE ASIDE BLOCKQUOTE DD DETAILS DIV DL DT FIGCAPTION FIGURE FOOTER H1 H2 H3 H4 H5 H6 ' +
  'HEADER HR LI MAIN NAV OL P PRE SECTION SUMMARY TABLE TBODY TD TFOOT TH THEAD TR UL').split(' '));
const SILENT = new Set('AUDIO BUTTON CANVAS IFRAME MATH OBJECT SELECT SVG TEXTAREA VIDEO'.split(' '));

/**
 * Reads the tree below `root`: {text, pieces: [{node, start}]}, where the data of each text node is
 * text.slice(start, start + node.data.length). Blocks are parted by an empty line. White space is
 * collapsed in the nodes themselves, as it is when shown, unless `preserved`.
 */
export function readTree(root, preserved) {
  const pieces = [];
  let text = '';
  const part = () => {
    text = text.replace(/\s+$/, '');
    if (text) text += '\n\n';
  };
  const visit = (node, asIs) => {
    if (node.nodeType === Node.TEXT_NODE) {
      if (!asIs) {
        const collapsed = node.data.replace(/[ \t\n\r\f]+/g, ' ');
        node.data = /(^|\s)$/.test(text) ? collapsed.replace(/^ /, '') : collapsed;
      }
      if (node.data) pieces.push({ node, start: text.length });
      text += node.data;
    } else if (node.nodeName === 'BR') {
      text += '\n';
    } else if (!SILENT.has(node.nodeName.toUpperCase())) {
      const block = BLOCKS.has(node.nodeName);
      if (block) part();
      for (const child of [...node.childNodes]) visit(child, asIs || node.nodeName === 'PRE');
      if (block) part();
    }
  };
  visit(root, preserved);
  return { text, pieces };
}

/**
 * Wraps the marked stretches of the tree that readTree read. `layers` are lists of {start, end, ...},
 * each in order and disjoint. create(marks, words) gives the element for words that all of `marks` cover.
 */
export function wrapMarks({ text, pieces }, layers, create) {
  const at = layers.map(() => 0);
  for (const { node, start } of pieces) {
    const end = start + node.data.length;
    const here = layers.flatMap((marks, i) => {
      while (marks[at[i]]?.end <= start) at[i] += 1;
      let last = at[i];
      while (marks[last]?.start < end) last += 1;
      return marks.slice(at[i], last);
    });
    if (here.length === 0) continue;
    const inside = here.flatMap((mark) => [mark.start, mark.end]).filter((offset) => offset > start && offset < end);
    const cuts = [...new Set([start, ...inside, end])].sort((a, b) => a - b);
    const parts = cuts.slice(0, -1).map((from, i) => {
      const words = text.slice(from, cuts[i + 1]);
      const covering = here.filter((mark) => mark.start <= from && cuts[i + 1] <= mark.end);
      return covering.length ? create(covering, words) : words;
    });
    node.replaceWith(...parts);
  }
}
