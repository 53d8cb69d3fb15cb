// A PDF, by its text layer, read with pdf.js: lines become paragraphs again, what repeats on each page
// (headers, footers, page numbers) and hyphens at line ends go.
import { getDocument, GlobalWorkerOptions } from '../../vendor/pdf.min.mjs';
import { t } from '../words.js';

GlobalWorkerOptions.workerSrc = new URL('../../vendor/pdf.worker.min.mjs', import.meta.url).href;
const longest = 500; // pages that are read

export async function readPdf(bytes) {
  const task = getDocument({ data: new Uint8Array(bytes), isEvalSupported: false, disableFontFace: true, useSystemFonts: false, useWorkerFetch: false, useWasm: false, stopAtErrors: false });
  try {
    const pdf = await task.promise;
    const pages = [];
    for (let i = 1; i <= Math.min(pdf.numPages, longest); i += 1) {
      const page = await pdf.getPage(i);
      const [, bottom, , top] = page.view;
      pages.push(linesOf((await page.getTextContent()).items, top - bottom));
    }
    const { info } = await pdf.getMetadata().catch(() => ({ info: {} }));
    const { text, notes } = join(pages);
    if (text === '') throw new Error(t('import.pdfPictures'));
    const title = info?.Title?.trim();
    return { text, notes, title: title && /\s/.test(title) ? title : undefined };
  } catch (error) {
    if (error?.name === 'PasswordException') throw new Error(t('import.pdfLocked'));
    throw error;
  } finally {
    await task.destroy();
  }
}

/** Lines of a page from its pieces of text: [{text, y, size, left, right, edge}], top to bottom as written. */
export function linesOf(items, height) {
  const lines = [];
  let line = null;
  for (const { str, transform, width, hasEOL } of items) {
    const [, , , size, x, y] = transform;
    const isNew = !line || Math.abs(line.y - y) > Math.max(2, line.size * 0.5);
    if (str !== '' && isNew) {
      line = { text: '', y, size: Math.abs(size) || 10, left: x, right: x, edge: y < height * 0.09 || y > height * 0.91 };
      lines.push(line);
    }
    if (!line || str === '') {
      if (hasEOL) line = null;
      continue;
    }
    const gap = x - line.right;
    if (line.text !== '' && gap > line.size * 0.16 && !/\s$/.test(line.text) && !/^\s/.test(str)) line.text += ' ';
    line.text += str;
    line.right = x + width;
    line.size = Math.max(line.size, Math.abs(size));
    if (hasEOL) line = null;
  }
  return lines.map((each) => ({ ...each, text: each.text.replace(/\s+/g, ' ').trim() })).filter(({ text }) => text !== '');
}

/** {text, notes} of the lines of all pages. */
export function join(pages) {
  const repeated = repeatedLines(pages);
  let headers = 0;
  let hyphens = 0;
  const lines = pages.flatMap((page, p) => page.filter((line) => {
    const goes = line.edge && (repeated.has(patternOf(line.text)) || /^\W*(page\s+)?\d{1,4}(\s*(\/|of)\s*\d{1,4})?\W*$/i.test(line.text));
    if (goes) headers += 1;
    return !goes;
  }).map((line) => ({ ...line, page: p })));
  if (lines.length === 0) return { text: '', notes: [] };
  const step = usual(lines.flatMap((line, i) => (lines[i + 1]?.page === line.page && lines[i + 1].y < line.y ? [Math.round(line.y - lines[i + 1].y)] : [])));
  const width = Math.max(...lines.map(({ left, right }) => right - left));
  let text = '';
  lines.forEach((line, i) => {
    const next = lines[i + 1];
    const isHyphen = next && /\p{Ll}[-\u00ad]$/u.test(line.text) && /^\p{Ll}/u.test(next.text);
    text += isHyphen ? line.text.slice(0, -1) : line.text;
    if (!next) return;
    if (isHyphen) hyphens += 1;
    else text += endsParagraph(line, next, step, width) ? '\n\n' : ' ';
  });
  const notes = [];
  if (headers > 0) notes.push({ what: 'headers', n: headers });
  if (hyphens > 0) notes.push({ what: 'hyphenated', n: hyphens });
  return { text, notes };
}

function endsParagraph(line, next, step, width) {
  if (Math.abs(line.size - next.size) > 0.12 * line.size) return true;
  const ends = /[.!?:”"’')\]]$/.test(line.text);
  if (next.page !== line.page || next.y > line.y) return ends && line.right - line.left < width * 0.85; // next page or column
  if (line.y - next.y > step * 1.35) return true;
  if (next.left - line.left > line.size * 0.8 && ends) return true; // an indented first line
  return ends && line.right - line.left < width * 0.72 && next.left <= line.left + 2;
}

// Page numbers count as the same words on each page.
const patternOf = (text) => text.replace(/\d+/g, '#').toLowerCase();

function repeatedLines(pages) {
  const counts = new Map();
  for (const page of pages) {
    for (const pattern of new Set(page.filter(({ edge }) => edge).map(({ text }) => patternOf(text)))) counts.set(pattern, (counts.get(pattern) ?? 0) + 1);
  }
  return new Set([...counts].filter(([, n]) => n >= 3 || (pages.length > 1 && n === pages.length)).map(([pattern]) => pattern));
}

function usual(values) {
  const counts = new Map();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 14;
}
