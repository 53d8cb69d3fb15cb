// <postil-article> on the worked example page and on pages that make it difficult.
import assert from 'node:assert/strict';
import { cpSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { test } from 'node:test';
import { newProject, read, root, serveSite, useBrowser } from './project.mjs';

const open = useBrowser();
const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const folder = newProject();
writeFileSync(join(folder, 'tithe.csv'), 'term,topic\nquantum tithe,technology\n');
cpSync(join(root, 'examples/component'), folder, { recursive: true });
const site = await serveSite(folder);
test.after(site.close);

const html = (body, head = '') => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>t</title><link rel="icon" href="data:,">${head}
  <script type="module" src="node_modules/postil/article.js"></script></head><body><main><h1>t</h1>${body}</main></body></html>`;
let pages = 0;
async function openPage(body, head) {
  const name = `page${(pages += 1)}.html`;
  writeFileSync(join(folder, name), html(body, head));
  return open(site.address + name);
}
const ready = (page) => page.waitForFunction(() => [...document.querySelectorAll('postil-article')].every((each) => each.annotations), null, { timeout: 20000 });
const marked = (page, part, at = 0) => page.evaluate(([part, at]) =>
  [...document.querySelectorAll('postil-article')[at].shadowRoot.querySelectorAll(`[part~="${part}"]`)].map((mark) => mark.textContent), [part, at]);
async function audit(page) {
  await page.addScriptTag({ path: axe });
  const { violations } = await page.evaluate(() => window.axe.run());
  assert.deepEqual(violations.map((each) => `${each.id}: ${each.nodes[0].html} ${each.nodes[0].failureSummary}`), []);
}

test('the worked example: marks, its pack, its boxes, its looks', async () => {
  const page = await open(`${site.address}index.html`);
  await ready(page);
  assert.ok((await marked(page, 'entity-percent')).includes('12 percent'));
  assert.deepEqual(await marked(page, 'term-transportation'), ['harbour levy']);
  assert.ok((await marked(page, 'claim')).join('').includes('Imports through the port fell by 4.2 million tonnes'));
  assert.match(await page.textContent('#summary'), /^\d+ claims, \d+ names and amounts, [2-9]\d* policy terms$/);
  assert.equal(await page.evaluate(() => document.querySelector('postil-article').shadowRoot.querySelector('a').getAttribute('href')), '#letter');
  assert.equal(await page.evaluate(() => {
    const place = document.querySelector('postil-article').shadowRoot.querySelector('[part~="entity-gpe"]');
    return getComputedStyle(place).fontWeight;
  }), '700', 'a part is styled from outside');
  assert.equal(await page.evaluate(() => document.querySelector('postil-article').querySelectorAll('mark').length), 0, 'the page\'s own elements are left alone');
  await page.uncheck('input[name=entities]');
  assert.deepEqual(await marked(page, 'entity'), []);
  assert.ok((await marked(page, 'term')).length > 0);
  assert.deepEqual(page.errors, []);
  await page.context().close();
});

test('axe finds nothing, with the card open, light and dark', async () => {
  const body = read('examples/component/index.html').match(/<postil-article[\s\S]*<\/postil-article>/)[0];
  const page = await openPage(`${body}<p id="letter">x</p>`, '<link rel="stylesheet" href="page.css">');
  await ready(page);
  await audit(page);
  await page.locator('postil-article [part~="entity"]').first().click();
  await audit(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  await audit(page);
  await page.context().close();
});

test('clicks and keys choose marks; the card says what they are; the page can show its own', async () => {
  const page = await openPage('<postil-article min-worth="0"><p>Berlin will raise tariffs on steel by 12 percent, the minister said.</p></postil-article>');
  await ready(page);
  const card = () => page.evaluate(() => document.querySelector('postil-article').shadowRoot.querySelector('[part=card]').innerText);
  await page.evaluate(() => {
    window.told = [];
    document.addEventListener('postil-select', ({ detail }) => window.told.push(`${detail.layer} ${detail.quote}`));
  });
  await page.locator('postil-article [part~="entity-percent"]').click();
  assert.match(await card(), /12 percent: percent/);
  await page.locator('postil-article [part~="entity-percent"]').click();
  assert.match(await card(), /Claim: prediction, asserted\s+Worth checking: \d+ of 100\s+Said by: the minister/);
  await page.keyboard.press('Escape');
  assert.equal(await card(), '');
  await page.locator('postil-article [part~="body"]').focus();
  for (const key of ['ArrowRight', 'ArrowRight', 'End', 'Home', 'ArrowLeft']) await page.keyboard.press(key);
  const told = (await page.evaluate(() => window.told)).slice(2);
  assert.match(told[0], /^claims Berlin will/);
  assert.deepEqual([told[1], told[3]], ['entities Berlin', told[0]]);
  assert.equal(told[4], told[2], 'left of the first is the last');
  await page.evaluate(() => document.addEventListener('postil-select', (event) => event.preventDefault()));
  await page.keyboard.press('ArrowRight');
  assert.equal(await card(), '');
  assert.deepEqual(page.errors, []);
  await page.context().close();
});

test('offsets hold through markup, white space, several elements; the marks follow the text', async () => {
  const page = await openPage(`<postil-article min-worth="0" layers="entities">
      <p>In   <b>New\n      York</b> the <script>var Paris = 1;</script>👨🏻‍🚒 paid <i>€3</i> billion.</p><ul><li>Berlin agreed<li>Rome did not</ul></postil-article>
    <postil-article layers="entities" style="white-space: pre-line">Berlin agreed.

Rome did not.</postil-article>
    <postil-article packs="tithe.csv" layers="terms"><p>The quantum tithe passed.</p></postil-article>
    <postil-article layers="terms"><p>The quantum tithe passed.</p></postil-article>
    <postil-article></postil-article>`);
  await ready(page);
  const first = await page.evaluate(() => {
    const { text, annotations } = document.querySelector('postil-article');
    return { text, names: annotations.entities.map(({ start, end }) => text.slice(start, end)) };
  });
  assert.equal(first.text.trim(), 'In New York the 👨🏻‍🚒 paid €3 billion.\n\nBerlin agreed\n\nRome did not');
  assert.deepEqual(first.names, ['New York', '€3 billion', 'Berlin', 'Rome']);
  assert.deepEqual(await marked(page, 'entity', 0), ['New York', '€3', ' billion', 'Berlin', 'Rome']);
  assert.deepEqual(await marked(page, 'entity', 1), ['Berlin', 'Rome']);
  assert.deepEqual(await marked(page, 'term', 2), ['quantum tithe']);
  assert.deepEqual(await marked(page, 'term', 3), [], 'the pack of one element is not another\'s');
  await page.evaluate(() => document.querySelectorAll('postil-article')[1].append(' Madrid will.'));
  await page.waitForFunction(() => document.querySelectorAll('postil-article')[1].shadowRoot.querySelectorAll('mark').length === 3);
  assert.deepEqual(page.errors, []);
  await page.context().close();
});

test('without a worker the page does the work; without an engine or a pack the text stays', async () => {
  const article = '<postil-article><p>Berlin agreed.</p></postil-article>';
  const noWorker = await openPage(article, '<meta http-equiv="Content-Security-Policy" content="worker-src \'none\'">');
  await ready(noWorker);
  assert.deepEqual(await marked(noWorker, 'entity'), ['Berlin']);

  const noPack = await openPage('<script>addEventListener("postil-error", (event) => { window.failed = event.detail.error.message; })</script>' + article.replace('>', ' packs="nowhere.csv">'));
  await noPack.waitForFunction(() => window.failed);
  assert.match(await noPack.evaluate(() => window.failed), /nowhere\.csv: the server answered 404/);
  assert.ok(await noPack.getByText('Berlin agreed.').isVisible());

  const broken = await serveSite(folder, { broken: ['node_modules/postil/postil.bundle'] });
  test.after(broken.close);
  writeFileSync(join(folder, 'broken.html'), html(article, '<script>addEventListener("postil-error", (event) => { window.failed = event.detail.error.code; })</script>'));
  const noEngine = await open(`${broken.address}broken.html`);
  await noEngine.waitForFunction(() => window.failed, null, { timeout: 20000 });
  assert.equal(await noEngine.evaluate(() => window.failed), 'file');
  assert.ok(await noEngine.getByText('Berlin agreed.').isVisible());
});
