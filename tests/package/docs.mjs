// Runs the examples of a Markdown file. A fenced block with a file name after its language is that
// file; a block ```console holds commands after "$ " and below each the output that it must have.
// Other blocks are only shown. POSTIL_UPDATE=1 writes the real output into the Markdown instead.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const FENCE = /^```(\w+)(?: (\S+))?\n([\s\S]*?)^```$/gm;

/** [{language, file, body}] of a Markdown text, in order. */
export const blocksOf = (markdown) =>
  [...markdown.matchAll(FENCE)].map(([, language, file, body]) => ({ language, file, body }));

/** Writes the named files of a Markdown text into a folder. */
export function writeFiles(markdown, folder) {
  for (const { file, body } of blocksOf(markdown)) {
    if (!file) continue;
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), body);
  }
}

/** A console block as [{command, expected}]. A command goes on where a line ends with a backslash. */
export function steps(body) {
  const found = [];
  for (const line of body.split('\n').slice(0, -1)) {
    const last = found.at(-1);
    if (line.startsWith('$ ')) found.push({ command: line.slice(2), expected: '' });
    else if (!last) throw new Error(`output before the first command: ${line}`);
    else if (last.command.endsWith('\\') && last.expected === '') last.command += `\n${line}`;
    else last.expected += `${line}\n`;
  }
  return found;
}

/** Runs every console block of a Markdown file in `folder`; gives [{command, expected, actual}]. */
export function runDocument(path, folder, env) {
  const markdown = readFileSync(path, 'utf8');
  writeFiles(markdown, folder);
  const results = [];
  const updated = markdown.replace(FENCE, (block, language, file, body) => {
    if (language !== 'console') return block;
    const done = steps(body).map(({ command, expected }) => {
      const actual = execFileSync('bash', ['-euo', 'pipefail', '-c', command], {
        cwd: folder, encoding: 'utf8', env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
      return { command, expected, actual: actual.replace(/\n?$/, actual ? '\n' : '') };
    });
    results.push(...done);
    return `\`\`\`console\n${done.map(({ command, actual }) => `$ ${command}\n${actual}`).join('')}\`\`\``;
  });
  if (process.env.POSTIL_UPDATE && updated !== markdown) writeFileSync(path, updated);
  return results;
}
