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
