// The command `postil annotate`, as its users run it. POSTIL names the program.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';

const folder = mkdtempSync(join(tmpdir(), 'postil-'));
const file = (name, content) => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
const run = (args, input = '') => {
  const { status, stdout, stderr } = spawnSync(process.env.POSTIL, args, { input, encoding: 'utf8', maxBuffer: 2 ** 28 });
  return { status, stdout, stderr, lines: stdout.split('\n').filter(Boolean) };
};

const TEXT = 'ROME — The ministry will raise its tariffs by 12 percent, Jane Roe said on Monday.\n';

test('a text from a file and from standard input gives the same line of Postil JSON', () => {
  const fromFile = run(['annotate', file('a.txt', TEXT)]);
  const fromInput = run(['annotate', '-'], TEXT);
  assert.equal(fromFile.status, 0);
  assert.equal(fromFile.stdout, fromInput.stdout);
  assert.equal(run(['annotate'], TEXT).stdout, fromInput.stdout);
  assert.equal(fromFile.lines.length, 1);
  const article = JSON.parse(fromFile.stdout);
  assert.equal(article.text, TEXT);
  assert.equal(article.version, 1);
  const quotes = (marks) => marks.map((mark) => TEXT.slice(mark.start, mark.end));
  assert.ok(quotes(article.entities).includes('12 percent'));
  assert.ok(quotes(article.terms).includes('tariffs'));
  assert.equal(article.claims.length, 1);
  for (const mark of [...article.entities, ...article.claims, ...article.terms])
    assert.ok(mark.why.length > 0, `a reason for ${TEXT.slice(mark.start, mark.end)}`);
});

test('JSONL keeps the order, reports bad lines by number and goes on', () => {
  const input = [
    JSON.stringify({ id: 'one', text: TEXT }),
    '{"id": "broken", "text": ',
    '',
    JSON.stringify({ id: 'no text' }),
    JSON.stringify({ id: 'wrong', text: 12 }),
    '[1, 2]',
    JSON.stringify({ id: {}, text: '' }),
    JSON.stringify({ id: 7, text: '' }),
    JSON.stringify({ id: 'last', text: 'Naïve 👨🏻‍🚒 x\r\n' }),
  ].join('\n');
  const { status, lines, stderr } = run(['annotate', '--jsonl'], input);
  assert.equal(status, 1);
  assert.deepEqual(lines.map((line) => JSON.parse(line).id), ['one', '7', 'last']);
  assert.equal(JSON.parse(lines[2]).text, 'Naïve 👨🏻‍🚒 x\r\n');
  assert.deepEqual(stderr.trim().split('\n').map((line) => line.match(/line (\d+): (.*)/).slice(1)), [
    ['2', 'not JSON, at byte 26 of the line'],
    ['4', 'no "text"'],
    ['5', '"text" is not a string'],
    ['6', 'not a JSON object'],
    ['7', '"id" is neither a string nor an integer'],
  ]);
});

test('each article is written before the next is read', async () => {
  const { spawn } = await import('node:child_process');
  const child = spawn(process.env.POSTIL, ['annotate', '--jsonl']);
  const answer = () => new Promise((resolve) => child.stdout.once('data', resolve));
  child.stdin.write(JSON.stringify({ id: 'first', text: 'One.' }) + '\n');
  assert.match(String(await answer()), /"id":"first"/);
  child.stdin.end(JSON.stringify({ id: 'second', text: 'Two.' }) + '\n');
  assert.match(String(await answer()), /"id":"second"/);
});

test("a user's pack comes first, and its bad rows are reported", () => {
  const pack = file('mine.csv', 'term,topic,definition\nquantum tithe,technology,A levy that we made up.\nx,nowhere,\n');
  const { status, lines, stderr } = run(['annotate', '--pack', pack], 'They want a Quantum Tithe now.\n');
  assert.equal(status, 0);
  const [term] = JSON.parse(lines[0]).terms;
  assert.equal(term.label, 'quantum tithe');
  assert.equal(term.pack, 'mine');
  assert.match(stderr, /mine\.csv: row 3: .*nowhere/);
});

test('every format is written; offsets and layers can be chosen', () => {
  const path = file('b.txt', `👨🏻‍🚒 ${TEXT}`);
  const lines = Object.fromEntries(['postil', 'w3c', 'spacy', 'claimreview'].map((format) =>
    [format, JSON.parse(run(['annotate', '--format', format, path]).stdout)]));
  assert.equal(lines.w3c.type, 'AnnotationPage');
  assert.equal(lines.spacy.ents.length, lines.postil.entities.length);
  assert.equal(lines.claimreview['@graph'][0]['@type'], 'Claim');
  assert.match(run(['annotate', '--format', 'conll', path]).stdout, /^# global\.columns = FORM POSTIL:ENTITY.*\n# newdoc id = article\n/);
  assert.match(run(['annotate', '--format', 'html', path]).stdout, /^<!doctype html>/);
  assert.match(run(['annotate', '--format', 'markdown', path]).stdout, /\n## Claims\n/);
  const text = `👨🏻‍🚒 ${TEXT}`;
  const cut = { utf16: (a, b) => text.slice(a, b), codepoints: (a, b) => [...text].slice(a, b).join(''),
    bytes: (a, b) => Buffer.from(text).subarray(a, b).toString() };
  for (const [unit, quote] of Object.entries(cut)) {
    const { entities, claims, ...rest } = JSON.parse(run(['annotate', '--offsets', unit, '--layers', 'entities', path]).stdout);
    assert.ok(entities.some(({ start, end }) => quote(start, end) === '12 percent'), unit);
    assert.equal(claims, undefined);
    assert.equal(rest.offsets, unit === 'utf16' ? undefined : unit);
  }
  const csv = run(['annotate', '--format', 'csv', '--jsonl'], '{"id":"=1","text":"In Oslo."}\n{bad\n{"id":"2","text":"In Rome."}\n');
  assert.equal(csv.stdout.split('\r\n').filter((row) => row.startsWith('article,layer')).length, 1);
  assert.match(csv.stdout, /^'=1,entity,3,7,Oslo,GPE,/m);
});

test('jobs change nothing but the time; order is kept', () => {
  const words = ['Berlin', 'The tariff', 'Jane Roe said', '12 percent', 'will rise.', '\n\n'];
  const articles = Array.from({ length: 300 }, (_, i) => JSON.stringify({ id: i,
    text: Array.from({ length: (i * 37) % 200 }, (__, k) => words[(i + k * k) % words.length]).join(' ') }));
  articles[7] = 'bad';
  const one = run(['annotate', '--jsonl'], articles.join('\n'));
  const many = run(['annotate', '--jsonl', '--jobs', '5'], articles.join('\n'));
  assert.equal(one.lines.length, 299);
  assert.equal(many.stdout, one.stdout);
  assert.equal(many.stderr, 'postil: line 8: not JSON, at byte 1 of the line\n');
});

test('files go into a folder by their ids, and nothing is overwritten', () => {
  const output = join(folder, 'brat');
  const input = [{ id: '../up', text: TEXT }, { id: 'b', text: 'In Oslo.' }, { id: 'b', text: 'In Rome.' }, { text: 'x' }];
  const { status, stderr } = run(['annotate', '--jsonl', '--format', 'brat', '--output', output], input.map((a) => JSON.stringify(a)).join('\n'));
  assert.equal(status, 1);
  assert.match(stderr, /^postil: line 3: .*b\.txt is there already\n$/);
  assert.deepEqual(readdirSync(output).sort(), ['-.-up.ann', '-.-up.txt', 'annotation.conf', 'b.ann', 'b.txt', 'line-4.ann', 'line-4.txt']);
  assert.match(readFileSync(join(output, 'b.ann'), 'utf8'), /^T1\tGPE 3 7\tOslo\n/);
});

test('packs check tells what cannot be used', () => {
  const good = run(['packs', 'check', file('good.csv', 'term,topic\ntithe,technology\n')]);
  assert.equal(good.status, 0);
  assert.match(good.stdout, /good\.csv: 1 concepts, 0 faults\n$/);
  const bad = run(['packs', 'check', file('bad.csv', 'term,topic\ntithe,technology\nx,nowhere\n')]);
  assert.equal(bad.status, 1);
  assert.match(bad.stdout, /bad\.csv: row 3: .*nowhere/);
  assert.equal(run(['packs', 'check', '/nowhere/p.csv']).status, 1);
});

test('what cannot start says why and exits with 2', () => {
  const table = [
    [[], /no command given/],
    [['anotate'], /unknown command 'anotate'/],
    [['annotate', '--jsnol'], /unknown option '--jsnol'/],
    [['annotate', '--pack'], /--pack needs a file/],
    [['annotate', '--format', 'xml'], /unknown format 'xml'/],
    [['annotate', '--layers', 'entities,names'], /unknown layer 'names'/],
    [['annotate', '--jobs', 'many'], /--jobs needs a number from 0 to 1024, not 'many'/],
    [['annotate', '--format', 'spacy', '--offsets', 'bytes'], /--offsets is for postil and csv/],
    [['annotate', '--format', 'brat'], /brat needs several files/],
    [['annotate', '--format', 'html', '--jsonl'], /html needs a file for each article/],
    [['packs'], /'packs' is followed by 'check'/],
    [['annotate', 'a', 'b'], /more than one input: 'a' and 'b'/],
    [['annotate', '--bundle', '/nowhere/x.bundle'], /x\.bundle: No such file/],
    [['annotate', '--bundle', file('not.bundle', 'x'.repeat(99))], /not\.bundle: not a Postil bundle/],
    [['annotate', '--pack', '/nowhere/p.csv'], /p\.csv: No such file/],
  ];
  for (const [args, message] of table) {
    const { status, stdout, stderr } = run(args);
    assert.equal(status, 2, args.join(' '));
    assert.equal(stdout, '');
    assert.match(stderr, message);
  }
});

test('a missing input exits with 1 and names it; help and version exit with 0', () => {
  const missing = run(['annotate', '/nowhere/a.txt']);
  assert.equal(missing.status, 1);
  assert.match(missing.stderr, /\/nowhere\/a\.txt: No such file/);
  assert.equal(run(['annotate', folder]).status, 1);
  assert.match(run(['--help']).stdout, /Examples/);
  assert.match(run(['--version']).stdout, /^postil \d+\.\d+\.\d+\n$/);
});

test('any bytes are an article: invalid UTF-8 is shown as U+FFFD and counted', () => {
  const path = file('bad.txt', Buffer.from([0x41, 0xff, 0x20, 0xe2, 0x82, 0x20, 0x00, 0x2e]));
  const article = JSON.parse(run(['annotate', path]).stdout);
  assert.equal(article.text, 'A\ufffd \ufffd\ufffd \u0000.');
  assert.equal(article.invalid_bytes, 3);
  assert.equal(JSON.parse(run(['annotate'], '').stdout).text, '');
});
