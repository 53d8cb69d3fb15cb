// Postil beside its peers, in one process on the same articles: F1 of names against compromise, tokens a
// second against compromise and wink-nlp.
//   node tests/bench/compare.mjs GOLD.jsonl [build/site]      (once before: npm ci in tests/bench)
// GOLD: {"text", "entities": [{start, end, type}]} a line, offsets in UTF-16 code units. Names are
// PERSON, ORG and places (GPE and LOC as one); a span counts if it is exact and of the right class.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import nlp from 'compromise';
import model from 'wink-eng-lite-web-model';
import winkNLP from 'wink-nlp';

const [goldFile, site = 'build/site'] = process.argv.slice(2);
if (!goldFile) {
  console.error('usage: node tests/bench/compare.mjs GOLD.jsonl [SITE]');
  process.exit(2);
}
const gold = readFileSync(goldFile, 'utf8').trim().split('\n').map((line) => JSON.parse(line));
const engine = resolve(site, 'engine');
const { createAnnotator } = await import(pathToFileURL(`${engine}/postil.js`));
const annotator = await createAnnotator({
  wasm: readFileSync(`${engine}/postil-core.wasm`),
  bundle: readFileSync(`${engine}/postil.bundle`),
});
const wink = winkNLP(model);

const CLASS = { PERSON: 'person', ORG: 'organisation', GPE: 'place', LOC: 'place' };
const named = (marks) => marks.filter((mark) => CLASS[mark.type])
  .map((mark) => `${mark.start} ${mark.end} ${CLASS[mark.type]}`);

const postilNames = (text) => named(annotator.annotate(text).entities);

// Compromise leaves punctuation and possessives in its matches; what it returns is trimmed of both,
// so that it is judged by the names that it found.
function compromiseNames(text) {
  const doc = nlp(text);
  const found = [];
  for (const [view, name] of [[doc.people(), 'person'], [doc.places(), 'place'], [doc.organizations(), 'organisation']])
    for (const { offset, text: phrase } of view.json({ offset: true })) {
      let { start, length } = offset;
      let quote = text.slice(start, start + length);
      const lead = quote.match(/^[^\p{L}\p{N}]*/u)[0].length;
      quote = quote.slice(lead).replace(/['’]s?[^\p{L}\p{N}]*$/u, '').replace(/[^\p{L}\p{N})]+$/u, '');
      if (quote && phrase) found.push(`${start + lead} ${start + lead + quote.length} ${name}`);
    }
  return found;
}

function f1(namesOf) {
  let right = 0, system = 0, wanted = 0;
  for (const article of gold) {
    const want = new Set(named(article.entities)), got = new Set(namesOf(article.text));
    wanted += want.size;
    system += got.size;
    for (const key of got) right += want.has(key);
  }
  return (2 * right) / (system + wanted);
}

const tokens = gold.reduce((sum, { text }) => sum + wink.readDoc(text).tokens().length(), 0);
// Tokens (wink's count for all) a second: the best of `rounds` over all articles.
function rate(work, rounds) {
  let best = Infinity;
  for (let i = 0; i < rounds; ++i) {
    const begin = performance.now();
    for (const { text } of gold) work(text);
    best = Math.min(best, performance.now() - begin);
  }
  return Math.round(tokens / (best / 1000));
}

const results = [
  ['postil, names, claims and terms', f1(postilNames), rate((text) => annotator.annotate(text), 9)],
  ['compromise, names', f1(compromiseNames), rate(compromiseNames, 2)],
  ['wink-nlp, no names', null, rate((text) => wink.readDoc(text).tokens().length(), 9)],
];
console.log(`${gold.length} articles, ${tokens} tokens`);
console.log(`names: postil is ${(100 * (results[0][1] - results[1][1])).toFixed(1)} points of F1 ahead of compromise`);
for (const [name, score, speed] of results)
  console.log(`${name.padEnd(34)} F1 ${score === null ? '-    ' : score.toFixed(3)}  ${speed.toLocaleString('en')} tokens/s`);
