// Opening a text file: its bytes become text, whatever encoding they are in.

const readable = /\.(txt|md|markdown|text)$/i;

/** Whether the page can read this file: plain text and Markdown, by type or name. */
export function isReadable(file) {
  return readable.test(file.name) || /^text\/(plain|markdown)$/.test(file.type);
}

/**
 * {text, encoding} of a file. UTF-8 unless a byte order mark says UTF-16; bytes that are not UTF-8
 * are read as Windows-1252, the likeliest of what is left.
 */
export async function readText(file) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const mark = (bytes[0] << 8) | bytes[1];
  if (mark === 0xfffe) return { text: new TextDecoder('utf-16le').decode(bytes), encoding: 'UTF-16' };
  if (mark === 0xfeff) return { text: new TextDecoder('utf-16be').decode(bytes), encoding: 'UTF-16' };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'UTF-8' };
  } catch {
    return { text: new TextDecoder('windows-1252').decode(bytes), encoding: 'Windows-1252' };
  }
}

/** A title as a file name: letters and digits of any script, hyphens between. */
export function fileName(title) {
  return title.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-+|-+$/g, '').slice(0, 60) || 'article';
}

/** Gives the reader a file to save. */
export function saveFile(title, ending, content, type) {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName(title) + ending;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}
