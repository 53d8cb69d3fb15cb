// How much of what an annotated corpus names is linked: shares of mentions with an identifier, a country and
// a value, by type. Reads Postil JSON, an article a line, from standard input:
//   postil annotate --jsonl < ARTICLES | node tests/bench/links.mjs
import { createInterface } from 'node:readline';

const byType = new Map();
const count = (type, what, n = 1) => {
  if (!byType.has(type)) byType.set(type, { mentions: 0, groups: 0, linked: 0, country: 0, value: 0 });
  byType.get(type)[what] += n;
};
let articles = 0;
let withLink = 0;
for await (const line of createInterface({ input: process.stdin })) {
  const { entities, groups } = JSON.parse(line);
  articles += 1;
  withLink += groups.some(({ link }) => link) ? 1 : 0;
  for (const { type, count: n, link, country } of groups) {
    count(type, 'groups');
    if (link) count(type, 'linked', n);
    if (country) count(type, 'country', n);
  }
  for (const { type, value } of entities) {
    count(type, 'mentions');
    if (value) count(type, 'value');
  }
}
console.log(`${articles} articles, ${withLink} of them with a link`);
for (const [type, { mentions, groups, ...shares }] of [...byType].sort((a, b) => b[1].mentions - a[1].mentions)) {
  const said = Object.entries(shares).filter(([, n]) => n > 0).map(([what, n]) => `${what} ${(n / mentions).toFixed(2)}`);
  console.log(`${type.padEnd(12)} ${mentions} mentions in ${groups} groups  ${said.join('  ')}`);
}
