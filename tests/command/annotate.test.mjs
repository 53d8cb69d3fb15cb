// The command `postil annotate`, as its users run it. POSTIL names the program.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
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
  const { status, stdout, stderr } = spawnSync(process.env.POSTIL, args, { input, encoding: 'utf8' });
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

test('what cannot start says why and exits with 2', () => {
  const table = [
    [[], /no command given/],
    [['anotate'], /unknown command 'anotate'/],
    [['annotate', '--jsnol'], /unknown option '--jsnol'/],
    [['annotate', '--pack'], /--pack needs a file/],
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
