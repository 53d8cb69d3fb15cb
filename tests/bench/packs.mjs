// Term packs in wasm: how long a pack takes to load, and what it adds to a token's cost.
//   node tests/bench/packs.mjs ARTICLES.jsonl LABELS.tsv [build/site]
// ARTICLES: {"text"} a line. LABELS: id and label a line, as EuroVoc's. Larger packs than the file has
// labels are made by joining a label with the last word of another. A pack's cost is the difference to
// annotating with no pack but the engine's own, the best of several rounds each.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const [articles, labelFile, site = 'build/site'] = process.argv.slice(2);
if (!labelFile) {
  console.error('usage: node tests/bench/packs.mjs ARTICLES.jsonl LABELS.tsv [SITE]');
  process.exit(2);
}
const engine = resolve(site, 'engine');
const { createAnnotator } = await import(pathToFileURL(`${engine}/postil.js`));
const annotator = await createAnnotator({
  wasm: readFileSync(`${engine}/postil-core.wasm`),
  bundle: readFileSync(`${engine}/postil.bundle`),
});
const { createFormats } = await import(pathToFileURL(`${engine}/formats.js`));
const { bytes: wasm } = await import(pathToFileURL(`${engine}/postil-formats.wasm.js`));
const formats = await createFormats({ wasm });
const texts = readFileSync(articles, 'utf8').trim().split('\n').map((line) => JSON.parse(line).text);
const tokens = texts.join(' ').match(/\w+|[^\w\s]/g).length;
const labels = [...new Set(readFileSync(labelFile, 'utf8').trim().split('\n')
  .map((line) => line.split('\t')[1].replace(/ \(.*|[",|]/g, '')).filter((label) => /\p{L}/u.test(label)))];

function csvOf(count) {
  const all = new Set(labels.slice(0, count));
  for (let i = 0, step = 1; all.size < count; ++i) {
    if (i === labels.length) [i, step] = [0, step + 1];
    all.add(`${labels[i]} ${labels[(i * 31 + step * 7) % labels.length].split(' ').at(-1)}`);
  }
  return 'term\n' + [...all].map((label) => `"${label}"\n`).join('');
}
// Milliseconds for all texts: the best of the rounds.
function time() {
  let best = Infinity;
  for (let round = 0; round < 7; ++round) {
    const begin = performance.now();
    for (const text of texts) annotator.annotate(text);
    best = Math.min(best, performance.now() - begin);
  }
  return best;
}
const alone = time();
console.log(`${texts.length} articles, ${tokens} tokens; own pack alone: ${Math.round(tokens / alone)} tokens/ms`);
for (const count of [1000, labels.length, 50_000]) {
  const csv = csvOf(count);
  const begin = performance.now();
  const report = annotator.addPack(formats.readPack(csv, 'bench').pack, 'bench');
  const load = performance.now() - begin;
  const more = time() - alone;
  console.log(`${report.count} concepts: load ${load.toFixed(0)} ms, ${((more / tokens) * 1e6).toFixed(0)} ns a token more`);
  annotator.removePack('bench');
}
