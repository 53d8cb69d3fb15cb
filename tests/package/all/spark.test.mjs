// The Spark job on two local cores: JSONL and Parquet, with bad records, against the command on the same
// articles. Run by tests/run --all, which installs Spark in build/spark.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { newFolder, root } from '../project.mjs';

const postil = join(root, 'build/native/postil');
const bin = join(root, 'build/spark/bin');
const job = join(root, 'examples/spark/annotate.py');
const folder = newFolder();
const env = { ...process.env, PYSPARK_PYTHON: join(bin, 'python'), SPARK_LOCAL_IP: '127.0.0.1' };
const options = { env, cwd: folder, encoding: 'utf8', maxBuffer: 2 ** 28, stdio: ['pipe', 'pipe', 'pipe'] };
const spark = (...args) => execFileSync(join(bin, 'spark-submit'), ['--master', 'local[2]', '--conf', 'spark.ui.enabled=false', ...args], options);
const parts = (path, end) => readdirSync(path).filter((name) => name.endsWith(end)).map((name) => readFileSync(join(path, name), 'utf8')).join('');
const rows = (path) => parts(path, '.json').trim().split('\n').filter(Boolean).map((line) => JSON.parse(line));

const corpus = execFileSync('python3', [join(root, 'examples/spark/corpus.py'), '40'], { encoding: 'utf8', maxBuffer: 2 ** 26 });
const bad = ['{"id": "broken", "text": ', '{"id": "number", "text": 5}', '{"id": "no text"}', '[1]', '{"id": "half", "text": "\\ud800"}'];
const odd = { id: 7, text: '👨🏻‍🚒x said 🇩🇪 Berlin will pay €3 billion by 2030.\r\nTariffs rose.' };
const lines = corpus.trim().split('\n');
writeFileSync(join(folder, 'corpus.jsonl'), [...lines.slice(0, 20), ...bad, JSON.stringify(odd), ...lines.slice(20), ''].join('\n'));
writeFileSync(join(folder, 'tables.py'), `
import sys
from pyspark.sql import SparkSession
spark = SparkSession.builder.getOrCreate()
if sys.argv[1] == "write":
    spark.read.schema("id string, text string").json(sys.argv[2]).repartition(3).write.parquet(sys.argv[3])
else:
    spark.read.parquet(sys.argv[2]).write.json(sys.argv[3])
`);

// What the command says of the same articles, as rows of the job.
const { stdout } = spawnSync(postil, ['annotate', '--jsonl'], { input: [...lines, JSON.stringify(odd)].join('\n'), encoding: 'utf8', maxBuffer: 2 ** 28 });
const wanted = stdout.trim().split('\n').map((line) => JSON.parse(line)).flatMap(({ id, text, entities, claims, terms }) => [
  ...entities.map((mark) => ['entity', mark.type, mark]), ...claims.map((mark) => ['claim', mark.kind, mark]), ...terms.map((mark) => ['term', mark.topic, mark]),
].map(([layer, kind, { start, end }]) => [id, layer, kind, start, end, text.slice(start, end)].join('|'))).sort();
const found = (path) => rows(path).map((row) => [row.id, row.layer, row.kind, row.start, row.end, row.quote].join('|')).sort();

test('JSONL: every mark, the bad records aside, the counts', () => {
  const said = spark(job, 'corpus.jsonl', 'out', '--postil', postil, '--partitions', '4');
  assert.match(said, /41 articles annotated, 5 refused/);
  const refused = rows(join(folder, 'out/refused'));
  assert.deepEqual(refused.map((row) => row.record).sort(), bad.toSorted());
  assert.ok(refused.every((row) => row.why));
  spark('tables.py', 'read', 'out/marks', 'marks');
  assert.ok(wanted.length > 500);
  assert.deepEqual(found(join(folder, 'marks')), wanted);
  const marks = rows(join(folder, 'marks'));
  const times = marks.filter((row) => row.layer === 'entity' && row.claim).length;
  const counts = parts(join(folder, 'out/counts'), '.csv').trim().split('\n');
  assert.equal(counts[0], 'type,entity,claim,times,articles');
  assert.equal(counts.slice(1).reduce((sum, line) => sum + Number(line.split(',').at(-2)), 0), times);
});

test('Parquet, with the command and its data sent along', () => {
  spark('tables.py', 'write', 'corpus.jsonl', 'corpus.parquet');
  const said = spark('--files', `${postil},${join(root, 'core/data/postil.bundle')}`, job, 'corpus.parquet', 'sent');
  assert.match(said, /\d+ articles annotated, \d+ refused/);
  spark('tables.py', 'read', 'sent/marks', 'sent-marks');
  assert.deepEqual(found(join(folder, 'sent-marks')).filter((row) => row.startsWith('article-') || row.startsWith('7|')), wanted);
});

test('an engine that dies ends the job with what it said', () => {
  writeFileSync(join(folder, 'dying'), '#!/bin/sh\necho out of luck >&2\nexit 3\n', { mode: 0o755 });
  assert.throws(() => spark(job, 'corpus.jsonl', 'lost', '--postil', join(folder, 'dying')), (error) => /dying ended with 3: out of luck/.test(error.stderr));
  assert.ok(!existsSync(join(folder, 'lost/counts')));
});
