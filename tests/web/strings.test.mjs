// Every code that the engine can give has words, and no key is written twice.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { test } from 'node:test';
import { siteFolder } from './page.mjs';

const file = join(siteFolder, 'js/strings/en.js');
const { strings } = await import(`data:text/javascript;base64,${(await readFile(file)).toString('base64')}`);

test('every reason, type, kind and topic of the engine has words', async () => {
  const { default: createCore } = await import(pathToFileURL(join(siteFolder, 'engine/postil-core.mjs')).href);
  const core = await createCore({ wasmBinary: await readFile(join(siteFolder, 'engine/postil-core.wasm')) });
  const handle = new core.Handle();
  const [, entities, claims, , topics, ...reasons] = handle.names().split('\n\n').map((table) => table.split('\n'));
  handle.delete();
  const keys = [
    ...reasons.flat().map((name) => `why.${name}`),
    ...entities.map((name) => `type.${name}`),
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
