// What a reader downloads before the first annotated article, compressed with brotli as hosts do.
// POSTIL_SITE is the built site.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { test } from 'node:test';
import { brotliCompressSync } from 'node:zlib';

const KB = 1024;
const site = process.env.POSTIL_SITE;

function* filesBelow(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* filesBelow(path);
    else yield relative(site, path);
  }
}
const files = [...filesBelow(site)];
const transferred = (wanted) =>
  files.filter(wanted).reduce((sum, file) => sum + brotliCompressSync(readFileSync(join(site, file))).length, 0);

// What is fetched when it is first used: parsers of other files, dialogs, other languages; icons of the system.
const isLate = (file) => /^(engine|samples|vendor|js\/import)\//.test(file) || /^js\/(compare|comparing|packdialog)\.js$/.test(file)
  || (/^js\/strings\//.test(file) && !file.endsWith('/en.js')) || /\.(png|svg)$/.test(file);

const budgets = [
  ['page', (file) => file === 'js/import/read.js' || !isLate(file), 80 * KB],
  ['wasm and glue', (file) => /^engine\/(postil|common)[^/]*$/.test(file) && !/formats|bundle/.test(file), 150 * KB],
  ['bundle', (file) => file.endsWith('.bundle'), 1600 * KB],
];
for (const [name, wanted, most] of budgets)
  test(`${name}: at most ${most / KB} KB`, () => {
    const size = transferred(wanted);
    console.log(`${name}: ${(size / KB).toFixed(1)} KB of ${most / KB} KB`);
    assert.ok(size > 0, 'there is something to measure');
    assert.ok(size <= most, `${name} takes ${(size / KB).toFixed(1)} KB`);
  });
