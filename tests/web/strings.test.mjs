// Every code that the engine can give has words, and no key is written twice.
import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { test } from 'node:test';
import { siteFolder } from './page.mjs';

const sources = fileURLToPath(new URL('../../web/js', import.meta.url)); // the site has them in small
const file = join(sources, 'strings/en.js');
const { strings } = await import(`data:text/javascript;base64,${(await readFile(file)).toString('base64')}`);

test('every reason, type, kind and topic of the engine has words', async () => {
  const { default: createCore } = await import(pathToFileURL(join(siteFolder, 'engine/postil-core.mjs')).href);
  const core = await createCore({ wasmBinary: await readFile(join(siteFolder, 'engine/postil-core.wasm')) });
  const handle = new core.Handle();
  const [, entities, links, claims, , , , , topics, ...reasons] = handle.names().trimEnd().split('\n\n').map((table) => table.split('\n'));
  handle.delete();
  const keys = [
    ...reasons.flat().map((name) => `why.${name}`),
    ...entities.map((name) => `type.${name}`),
    ...links.filter((name) => name !== 'none').map((name) => `link.${name}`),
    ...claims.map((name) => `kind.${name}`),
    ...topics.map((name) => `topic.${name}`),
  ];
  assert.ok(keys.length > 80);
  assert.deepEqual(keys.filter((key) => strings[key] === undefined), []);
});

test('no key is written twice', async () => {
  const keys = [...(await readFile(file, 'utf8')).matchAll(/^ {2}'([^']+)':/gm)].map(([, key]) => key);
  assert.deepEqual(keys.filter((key, i) => keys.indexOf(key) !== i), []);
  assert.equal(keys.length, Object.keys(strings).length);
});

test('each language says all that English says, with the same places for numbers and names', async () => {
  const { languages } = await import(`data:text/javascript;base64,${Buffer.from((await readFile(join(sources, 'strings.js'), 'utf8')).match(/export const languages = .*/)[0]).toString('base64')}`);
  const placesIn = (value) => [...new Set((typeof value === 'string' ? value : JSON.stringify(value)).match(/\{\w+\}/g) ?? [])].sort();
  const shape = (value) => (Array.isArray(value) ? value.length : typeof value);
  assert.ok(Object.keys(languages).length >= 2);
  for (const language of Object.keys(languages)) {
    const text = await readFile(join(sources, `strings/${language}.js`));
    const { strings: other } = await import(`data:text/javascript;base64,${text.toString('base64')}`);
    assert.deepEqual(Object.keys(other).sort(), Object.keys(strings).sort(), language);
    for (const [key, value] of Object.entries(strings)) {
      assert.equal(shape(other[key]), shape(value), `${language} ${key}`);
      assert.deepEqual(placesIn(other[key]), placesIn(value), `${language} ${key}`);
    }
  }
});

test('every key that the page asks for is there', async () => {
  const asked = new Set();
  for (const file of await readdir(sources, { recursive: true })) {
    if (!file.endsWith('.js') || file.startsWith('strings')) continue;
    for (const [, key] of (await readFile(join(sources, file), 'utf8')).matchAll(/\bt\('([^']+)'/g)) asked.add(key);
  }
  assert.ok(asked.size > 150);
  assert.deepEqual([...asked].filter((key) => strings[key] === undefined), []);
});
