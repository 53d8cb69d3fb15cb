// Import: what is changed of a pasted or opened text before it is read, and the notes that say so.
// From here on the text is never altered again.

const steps = [
  ['lineEnds', /\r\n?|[\u2028\u2029]/g, '\n'],
  ['spaces', /[\u00a0\u2007\u202f]/g, ' '],
  ['hyphens', /\u00ad/g, ''],
  ['zeroWidth', /[\u200b\u2060\ufeff]/g, ''],
  ['controls', /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, ''],
];

/**
 * The text as the page will show it, and what was changed: [{what, n}], with `what` one of
 * lineEnds, spaces, hyphens, zeroWidth, controls, wraps. Zero-width joiners stay: emoji and many
 * scripts are written with them.
 */
export function cleanText(raw) {
  const notes = [];
  let text = raw;
  for (const [what, pattern, by] of steps) {
    let n = 0;
    text = text.replace(pattern, () => {
      n += 1;
      return by;
    });
    if (n > 0) notes.push({ what, n });
  }
  const unwrapped = joinWrappedLines(text);
  if (unwrapped.n > 0) notes.push({ what: 'wraps', n: unwrapped.n });
  return { text: unwrapped.text, notes };
}

/**
 * Joins the lines of paragraphs that were wrapped at a fixed width, as in mail. A paragraph counts
 * as wrapped only if each next line's first word would indeed not have fitted on the line before,
 * and at least one paragraph of the text has four such lines.
 */
function joinWrappedLines(text) {
  const paragraphs = text.split(/(\n[ \t]*\n\s*)/);
  const width = Math.max(...text.split('\n').map((line) => line.trimEnd().length));
  if (width < 40 || width > 120) return { text, n: 0 };
  const isWrapped = (lines) =>
    lines.every((line, i) => {
      if (i === lines.length - 1) return true;
      const word = lines[i + 1].trimStart().split(/\s/, 1)[0];
      return line.trimEnd().length + 1 + word.length > width && /\w/.test(word);
    });
  let n = 0;
  let sure = false;
  const joined = paragraphs.map((paragraph, i) => {
    const lines = paragraph.split('\n');
    if (i % 2 === 1 || lines.length < 2 || !isWrapped(lines)) return paragraph;
    sure ||= lines.length >= 4;
    n += lines.length - 1;
    return lines.map((line, at) => (at ? line.trim() : line.trimEnd())).join(' ');
  });
  return sure ? { text: joined.join(''), n } : { text, n: 0 };
}

const blocks = new Set(
  'ADDRESS ARTICLE ASIDE BLOCKQUOTE DD DIV DL DT FIGCAPTION FIGURE FOOTER H1 H2 H3 H4 H5 H6 HEADER HR LI MAIN NAV OL P PRE SECTION TABLE TR UL'.split(' '),
);
const unread = new Set('SCRIPT STYLE TEMPLATE NOSCRIPT HEAD TITLE'.split(' '));

/** The words of an HTML fragment, a blank line between its blocks. Nothing of it is run or loaded. */
export const textOfHtml = (html) => textOfNode(new DOMParser().parseFromString(html, 'text/html').body);

/** The same of a node. */
export function textOfNode(root) {
  const paragraphs = [''];
  const visit = (node) => {
    if (node.nodeType === Node.TEXT_NODE) {
      paragraphs[paragraphs.length - 1] += node.data.replace(/[ \t\r\n\f]+/g, ' ');
    } else if (node.nodeName === 'BR') {
      paragraphs[paragraphs.length - 1] += '\n';
    } else if (!unread.has(node.nodeName)) {
      const isBlock = blocks.has(node.nodeName);
      if (isBlock) paragraphs.push('');
      node.childNodes.forEach(visit);
      if (isBlock) paragraphs.push('');
    }
  };
  visit(root);
  return paragraphs.map((paragraph) => paragraph.trim()).filter(Boolean).join('\n\n');
}

/**
 * The text of a paste or drop: its plain text, or the words of its HTML where only the HTML still
 * knows the paragraphs. '' if it holds no text.
 */
export function textOfTransfer(transfer) {
  const plain = transfer.getData('text/plain');
  const html = transfer.getData('text/html');
  if (!html || /\n/.test(plain.trim())) return plain;
  const read = textOfHtml(html);
  return read.includes('\n') || !plain ? read : plain;
}
