// Prints the claims most worth checking: node examples/annotate.mjs article.txt
// The engine is what web/build puts into build/site/engine; with the npm package: from 'postil'.
import { readFileSync } from 'node:fs';
import { createAnnotator } from '../build/site/engine/postil.js';

const annotator = await createAnnotator();
const text = readFileSync(process.argv[2], 'utf8');
const { claims } = annotator.annotate(text);
for (const claim of claims.sort((a, b) => b.worth - a.worth).slice(0, 5)) {
  const said = claim.source ? ` (says ${text.slice(claim.source.start, claim.source.end)})` : '';
  console.log(`${claim.worth.toFixed(2)} ${claim.kind}${said}: ${text.slice(claim.start, claim.end)}`);
}
annotator.dispose();
