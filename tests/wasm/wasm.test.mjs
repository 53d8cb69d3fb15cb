// The wasm package in Node, against the native command on the same articles, byte for byte.
// POSTIL names the program, POSTIL_SITE the built site, POSTIL_DATA (optional) the corpora.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';

const engine = join(process.env.POSTIL_SITE, 'engine');
const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const { createAnnotator, PostilError, BundleError, EngineError, InputError, PackError } = await import(pathToFileURL(join(engine, 'postil.js')));
const files = {
  wasm: readFileSync(join(engine, 'postil-core.wasm')),
  bundle: readFileSync(join(engine, 'postil.bundle')),
};
const annotator = await createAnnotator(files);

const samples = readdirSync(join(root, 'examples/articles'))
  .filter((name) => name.endsWith('.txt'))
  .map((name) => ({ id: name, text: readFileSync(join(root, 'examples/articles', name), 'utf8') }));
const awkward = [
  { id: 'empty', text: '' },
  { id: 'emoji', text: '👨🏻‍🚒x said 🇩🇪 Berlin will pay €3 billion by 2030.' },
  { id: 'crlf', text: 'Tariffs rose.\r\n\r\nThe U.S. may act, “she” said.\r\n' },
  { id: 'control', text: 'A\u0000B \u0007 the WTO.\u2028Next.' },
  { id: 'long', text: samples.map((sample) => sample.text).join('\n\n').repeat(60) },
];
const gold = ['train', 'dev']
  .map((name) => join(process.env.POSTIL_DATA || '/nowhere', 'gold', `${name}.jsonl`))
  .filter(existsSync)
  .flatMap((path) => readFileSync(path, 'utf8').trim().split('\n').map((line) => JSON.parse(line)));
const articles = [...samples, ...awkward, ...gold];

test('native and wasm write the same bytes of Postil JSON', () => {
  assert.ok(samples.length >= 3);
  const input = articles.map(({ id, text }) => JSON.stringify({ id, text })).join('\n');
  const native = spawnSync(process.env.POSTIL, ['annotate', '--jsonl'], { input, maxBuffer: 2 ** 30 });
  assert.equal(native.status, 0, String(native.stderr));
  const lines = native.stdout.toString('utf8').split('\n');
  for (const [i, { id, text }] of articles.entries())
    assert.equal(annotator.json(text, id), lines[i], `article ${id}`);
});

test('the flat view says what the JSON says, and offsets quote the text', () => {
  const concepts = annotator.concepts();
  for (const { id, text } of articles) {
    const marks = annotator.annotate(text);
    const json = JSON.parse(annotator.json(text, id));
    assert.equal(json.text, text);
    const spans = (list) => list.map(({ start, end }) => [start, end]);
    assert.deepEqual(spans(marks.sentences), json.sentences);
    for (const layer of ['blocks', 'entities', 'claims', 'terms'])
      assert.deepEqual(spans(marks[layer]), spans(json[layer]), `${layer} of ${id}`);
    assert.deepEqual(marks.entities.map((m) => m.type), json.entities.map((m) => m.type));
    assert.deepEqual(marks.entities.map((m) => [m.group, m.value]), json.entities.map((m) => [m.group, m.value]));
    assert.deepEqual(marks.groups.map(({ name, entities, ...rest }) => [rest, name, entities.length]),
      json.groups.map(({ count, ...rest }) => [{ link: undefined, country: undefined, ...rest },
        text.slice(rest.start, rest.end).replace(/\s+/g, ' '), count]));
    assert.deepEqual(marks.groups.flatMap(({ entities }) => entities).sort((a, b) => a - b), [...marks.entities.keys()]);
    assert.deepEqual(marks.claims.map((m) => m.worth), json.claims.map((m) => m.worth));
    assert.deepEqual(marks.claims.map((m) => m.source), json.claims.map((m) => m.source));
    assert.deepEqual(marks.claims.map((m) => m.speaker), json.claims.map((m) => m.speaker));
    assert.deepEqual(marks.claims.map((m) => m.content), json.claims.map((m) => m.content ?? []));
    assert.deepEqual(marks.claims.map((m) => m.sourceKind), json.claims.map((m) => m.source_kind ?? 'author'));
    assert.deepEqual(marks.claims.map((m) => m.needsContext), json.claims.map((m) => m.needs_context === 1));
    assert.deepEqual(marks.claims.map((m) => m.repeats), json.claims.map((m) => m.repeats));
    assert.deepEqual(marks.terms.map((m) => concepts[m.concept]?.id), json.terms.map((m) => m.concept));
    for (const layer of ['entities', 'claims', 'terms'])
      for (const [i, mark] of marks[layer].entries()) {
        const quote = text.slice(mark.start, mark.end);
        assert.equal(quote, quote.trim());
        assert.deepEqual(mark.why.map((r) => [r.reason, r.weight]),
          json[layer][i].why.map((r) => [r.reason, r.weight]));
      }
  }
});

test('a pack is added, used, replaced and removed', async () => {
  const { createFormats } = await import(pathToFileURL(join(engine, 'formats.js')));
  const { bytes: wasm } = await import(pathToFileURL(join(engine, 'postil-formats.wasm.js')));
  const formats = await createFormats({ wasm });
  const add = (csv) => {
    const { pack, report } = formats.readPack(csv, 'mine');
    return { ...report, ...annotator.addPack(pack, 'mine') };
  };
  const text = 'The quantum tithe passed.';
  assert.deepEqual(annotator.annotate(text).terms, []);
  const report = add('term,topic\nquantum tithe,technology\nbad,nowhere\n');
  assert.equal(report.count, 1);
  assert.equal(report.refused[0].row, 3);
  const [term] = annotator.annotate(text).terms;
  assert.equal(text.slice(term.start, term.end), 'quantum tithe');
  assert.equal(annotator.concepts()[term.concept].pack.id, 'mine');
  add('term,topic\nquantum levy,technology\n');
  assert.deepEqual(annotator.annotate(text).terms, []);
  const bytes = annotator.packBytes('mine');
  assert.deepEqual(annotator.packInfo('mine'), { id: 'mine', title: 'mine', licence: '', count: 1 });
  assert.equal(annotator.removePack('mine'), true);
  assert.equal(annotator.removePack('mine'), false);
  assert.equal(annotator.packInfo('mine'), null);
  assert.equal(annotator.packBytes('mine'), null);
  assert.throws(() => annotator.addPack(bytes.slice(0, -1), 'bad'), PackError);
  assert.throws(() => annotator.addPack('term\nquantum tithe', 'bad'), InputError);
});

test('failures are errors that say what is wrong', async () => {
  assert.throws(() => annotator.annotate(42), { constructor: InputError, name: 'PostilError', code: 'not-text' });
  assert.throws(() => annotator.annotate('x'.repeat(128 * 1024 * 1024 + 1)), { constructor: InputError, code: 'too-long' });
  await assert.rejects(createAnnotator({ wasm: files.wasm, bundle: 'x' }), { constructor: InputError, code: 'not-bytes' });
  await assert.rejects(createAnnotator({ wasm: files.bundle, bundle: files.bundle }), { constructor: EngineError, code: 'start' });
  await assert.rejects(createAnnotator({ wasm: files.wasm, bundle: Buffer.from('x') }), { constructor: BundleError, code: 'bundle' });
  await assert.rejects(createAnnotator({ wasm: files.wasm, bundle: Buffer.from('x'.repeat(99)) }), /not a Postil bundle/);
  await assert.rejects(createAnnotator({ wasm: files.wasm, bundle: files.bundle.subarray(0, 5000) }), /truncated/);
  const other = await createAnnotator(files);
  other.dispose();
  assert.throws(() => other.annotate('x'), { constructor: EngineError, code: 'disposed', message: /disposed/ });
  assert.ok(new EngineError('start', '') instanceof PostilError);
});

test('a batch gives what single calls give, from any iterable, one at a time', async () => {
  const texts = samples.map((sample) => sample.text);
  let asked = 0;
  async function* source() {
    for (const text of texts) {
      asked += 1;
      yield text;
    }
  }
  const found = [];
  for await (const marks of annotator.annotateBatch(source())) {
    found.push(marks);
    assert.equal(asked, found.length);
  }
  assert.deepEqual(found, texts.map((text) => annotator.annotate(text)));
  const wrong = annotator.annotateBatch(['', 1]);
  await wrong.next();
  await assert.rejects(wrong.next(), { code: 'not-text' });
});

test('a lone surrogate keeps the offsets', () => {
  const text = '\ud800 In Berlin 12 percent agreed.';
  const cut = annotator.annotate(text).entities.map((mark) => text.slice(mark.start, mark.end));
  assert.ok(cut.includes('12 percent'), cut.join());
});
