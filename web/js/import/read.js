// Reading a file that the reader opens: by what it is, with the parser of its kind, which is loaded from
// our own files when it is first needed. Nothing of a file is run, and no address in it is asked.
import { isReadable, readText } from '../files.js';
import { t } from '../words.js';

const kinds = [
  { kind: 'project', names: /\.json$/i, types: ['application/json'] },
  { kind: 'markdown', names: /\.(md|markdown)$/i, types: ['text/markdown'] },
  { kind: 'html', names: /\.(html?|xhtml)$/i, types: ['text/html', 'application/xhtml+xml'] },
  { kind: 'docx', names: /\.docx$/i, types: ['application/vnd.openxmlformats-officedocument.wordprocessingml.document'] },
  { kind: 'pdf', names: /\.pdf$/i, types: ['application/pdf'] },
];

/** What a file chooser offers. */
export const accepted = '.txt,.md,.markdown,.html,.htm,.docx,.pdf,.json,text/plain,text/markdown,text/html,application/pdf,application/json';

/** 'text', 'markdown', 'html', 'docx', 'pdf', 'project', or null where the page cannot read it. */
export function kindOf({ name, type }) {
  return kinds.find(({ names, types }) => names.test(name) || types.includes(type))?.kind ?? (isReadable({ name, type }) ? 'text' : null);
}

/**
 * {text, encoding, title, address, notes} of a file; notes say what was cleaned away (clean.* of
 * strings). Fails with the cause, in words.
 */
export async function readFile(file, kind = kindOf(file)) {
  if (kind === 'docx' || kind === 'pdf') {
    const bytes = await file.arrayBuffer();
    const parser = kind === 'docx' ? await loaded(import('./docx.js')) : await loaded(import('./pdf.js'));
    return kind === 'docx' ? parser.readDocx(bytes) : parser.readPdf(bytes);
  }
  const { text, encoding } = await readText(file);
  if (kind === 'html') return { encoding, ...(await loaded(import('./html.js'))).readHtml(text) };
  if (kind === 'markdown') return { encoding, ...(await loaded(import('./markdown.js'))).readMarkdown(text) };
  return { text, encoding, notes: [] };
}

async function loaded(module) {
  try {
    return await module;
  } catch (error) {
    throw new Error(t('import.noParser', { cause: error.message }));
  }
}
