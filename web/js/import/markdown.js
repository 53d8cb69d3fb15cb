// Markdown as plain text: what is only markup goes, the words and paragraphs stay.

const rules = [
  ['start', /^---\n[\s\S]*?\n---\n/, ''], // front matter
  ['comment', /<!--[\s\S]*?-->/g, ''],
  ['image', /!\[[^\]]*\]\([^)]*\)/g, ''],
  ['link', /\[([^\]]+)\]\((?:[^()]|\([^()]*\))*\)/g, '$1'],
  ['link', /\[([^\]]+)\]\[[^\]]*\]/g, '$1'],
  ['definition', /^ {0,3}\[[^\]]+\]:\s+\S+.*$/gm, ''],
  ['heading', /^ {0,3}#{1,6}\s+(.*?)\s*#*\s*$/gm, '\n$1\n'],
  ['underline', /^(\S.*)\n(?:={3,}|-{3,})\s*$/gm, '\n$1\n'],
  ['rule', /^ {0,3}(?:\*\s*){3,}$|^ {0,3}(?:-\s*){3,}$|^ {0,3}(?:_\s*){3,}$/gm, ''],
  ['quote', /^ {0,3}(?:>\s?)+/gm, ''],
  ['strong', /(\*\*|__)(?=\S)([^\n]*?\S)\1/g, '$2'],
  ['emphasis', /(?<![\w*])([*_])(?=\S)([^\n*_]*?\S)\1(?![\w*])/g, '$2'],
  ['code', /`([^`\n]+)`/g, '$1'],
  ['fence', /^ {0,3}(?:```|~~~).*$/gm, ''],
  ['escape', /\\([\\`*_{}[\]()#+.!>~|-])/g, '$1'],
];

export function readMarkdown(source) {
  let n = 0;
  let text = source.replace(/\r\n?/g, '\n');
  for (const [, pattern, by] of rules) {
    text = text.replace(pattern, (...found) => {
      n += 1;
      return by.replace(/\$(\d)/g, (_, group) => found[Number(group)]);
    });
  }
  text = text.replace(/\n{3,}/g, '\n\n').trim();
  return { text, notes: n > 0 ? [{ what: 'markdown', n }] : [] };
}
