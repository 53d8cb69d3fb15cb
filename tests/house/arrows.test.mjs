// Who may include whom: text <- lexicon <- model <- layers <- core root <- formats <- { train,
// cli, wasm, examples, tests }. Layers do not include each other but for the marks that they share.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const ORDER = ['text', 'lexicon', 'model', 'layers', 'root', 'formats'];
const ABOVE = ['train', 'cli', 'wasm', 'examples', 'tests'];

export function room(path) {
  const [top, second, third] = path.split('/');
  if (top !== 'core') return top;
  return third === undefined ? 'root' : second;
}

// Layers that may be included by other layers: what all of them share.
const SHARED_LAYER_HEADERS = new Set(['core/layers/marks.h', 'core/layers/topic.h']);
const layerOf = (path) => path.match(/^core\/layers\/(countr|entit|gazetteer|mention|number|value|group|claim|attribution|hedge|term)/)?.[1];
const LAYER = { countr: 'entities', entit: 'entities', gazetteer: 'entities', mention: 'entities', number: 'entities', value: 'entities',
  group: 'entities', claim: 'claims', attribution: 'claims', hedge: 'claims', term: 'terms' };

// Why `from` may not include `to` (both paths from the top), or null if it may.
export function refusal(from, to) {
  const [a, b] = [room(from), room(to)];
  if (['examples', 'wasm'].includes(a) && (b === 'train' || b === 'cli')) return `${a} must not include ${b}`;
  if (ABOVE.includes(a)) {
    if (a === 'cli' && b === 'train') return 'cli must not include train';
    return null;
  }
  if (a === 'root' && result(to)) return null;
  if (ABOVE.includes(b)) return `${a} must not include ${b}`;
  if (result(to)) return null;
  if (ORDER.indexOf(b) > ORDER.indexOf(a)) return `${a} must not include ${b}`;
  if (a === 'layers' && b === 'layers' && !SHARED_LAYER_HEADERS.has(to)) {
    const [x, y] = [LAYER[layerOf(from)], LAYER[layerOf(to)]];
    if (x !== y) return `layer ${x} must not include layer ${y}`;
  }
  return null;
}
// Result is the one header of the core's root that every room may use.
const result = (path) => path === 'core/result.h';

function* sources(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (entry.name !== 'node_modules') yield* sources(path);
    } else if (/\.(h|cpp|inc)$/.test(entry.name)) yield path;
  }
}

const files = ['core', 'wasm', 'tests', 'examples'].flatMap((top) => [...sources(join(root, top))]);

test('the rule itself bites', () => {
  assert.match(refusal('core/text/tokenizer.cpp', 'core/lexicon/lexicon.h'), /text must not include lexicon/);
  assert.match(refusal('core/layers/terms.cpp', 'core/layers/claims.h'), /layer terms/);
  assert.match(refusal('core/postil.cpp', 'core/train/corpora.h'), /root must not include train/);
  assert.match(refusal('core/cli/main.cpp', 'core/train/corpora.h'), /cli must not/);
  assert.equal(refusal('core/layers/claims.cpp', 'core/lexicon/keys.h'), null);
});

test('every include goes the right way', () => {
  assert.ok(files.length > 20, 'the sources were found');
  const wrong = [];
  for (const file of files) {
    const from = relative(root, file);
    for (const [, to] of readFileSync(file, 'utf8').matchAll(/^#include "([^"]+)"/gm)) {
      const why = to.includes('/') ? refusal(from, to) : 'includes are written from the top of the repository';
      if (why) wrong.push(`${from} includes ${to}: ${why}`);
    }
  }
  assert.deepEqual(wrong, []);
});

test('the core uses nothing but the standard library and nlohmann/json', () => {
  const wrong = [];
  for (const file of files) {
    const from = relative(root, file);
    if (!from.startsWith('core/') || /^core\/(train|cli)\//.test(from)) continue;
    for (const [, header] of readFileSync(file, 'utf8').matchAll(/^#include <([^>]+)>/gm)) {
      const standard = /^[a-z_0-9]+$/.test(header) && !['filesystem', 'fstream', 'iostream', 'locale', 'chrono', 'random', 'thread'].includes(header);
      const simd = /^(wasm_simd128|emmintrin|immintrin|tmmintrin|smmintrin)\.h$/.test(header);
      if (!standard && !simd && header !== 'nlohmann/json.hpp') wrong.push(`${from} includes <${header}>`);
    }
  }
  assert.deepEqual(wrong, []);
});
