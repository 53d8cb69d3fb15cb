// Term packs between the two wasm modules: any format into compact bytes, those into the engine, and
// out again. POSTIL_SITE is the built site.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';

const engine = join(process.env.POSTIL_SITE, 'engine');
const load = (name) => import(pathToFileURL(join(engine, name)));
const [{ createAnnotator }, { createFormats }] = await Promise.all([load('postil.js'), load('formats.js')]);
const annotator = await createAnnotator({
  wasm: readFileSync(join(engine, 'postil-core.wasm')),
  bundle: readFileSync(join(engine, 'postil.bundle')),
});
const formats = await createFormats({ wasm: (await load('postil-formats.wasm.js')).bytes });

const skos = JSON.stringify({
  '@context': { skos: 'http://www.w3.org/2004/02/skos/core#' },
  '@graph': [
    { '@id': 'http://ex.org/1', '@type': 'skos:Concept', 'skos:prefLabel': { '@value': 'quantum tithe', '@language': 'en' },
      'skos:definition': '<b>made up</b>', 'skos:broader': { '@id': 'http://ex.org/2' } },
    { '@id': 'http://ex.org/2', '@type': 'skos:Concept', 'skos:prefLabel': 'quantum levy' },
    { '@id': 'http://ex.org/3', '@type': 'skos:Concept' },
  ],
});

test('SKOS becomes a compact pack, which the engine loads and which is written again', () => {
  const { pack, report } = formats.readPack(skos, 'mine');
  assert.deepEqual({ ...report, refused: report.refused.length }, { id: 'mine', title: 'mine', licence: '', count: 2, refused: 1 });
  assert.match(report.refused[0].why, /no label in English/);
  assert.equal(annotator.addPack(pack, 'other').id, 'mine', 'the pack keeps its id');
  const text = 'The quantum tithe and the quantum levy.';
  const { terms } = annotator.annotate(text);
  assert.deepEqual(terms.map(({ start, end }) => text.slice(start, end)), ['quantum tithe', 'quantum levy']);
  const concept = annotator.concepts()[terms[0].concept];
  assert.equal(concept.definition, '<b>made up</b>');
  assert.deepEqual(concept.broader, ['http://ex.org/2']);
  for (const format of ['csv', 'json', 'skos']) {
    const file = formats.writePack(pack, format);
    const again = formats.readPack(file.text, 'mine');
    assert.deepEqual(again.report.refused, []);
    assert.deepEqual(again.pack, pack, format);
  }
  assert.ok(annotator.removePack('mine'));
});

test('packs that cannot be read are refused with a reason', () => {
  assert.throws(() => formats.readPack(`{"@graph": ${'['.repeat(1e6)}`, 'x'), /nested deeper/);
  assert.throws(() => formats.readPack('{"@graph": []}', 'x'), /no skos:Concept/);
  assert.throws(() => formats.readPack(formats.readPack(skos, 'x').pack.slice(0, -1), 'x'), /truncated/);
  assert.throws(() => formats.writePack(skos, 'word'), /unknown format/);
});
