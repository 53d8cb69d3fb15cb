// The pack manager: add, switch, order, refuse, remove, write again; kept; large packs do not stop the page.
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { engineReady, read, usePages } from './page.mjs';

const open = usePages();
const text = 'The council voted for a lunar dust levy on Monday. Critics said the lunar dust levy and new tariffs would hurt trade.';
const pack = (definition) => `term,alternatives,topic,definition\nlunar dust levy,moon dust tax,foreign-trade,"${definition}"\n`;
const file = (name, content) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(content) });

async function openPacks(page) {
  await page.click('[aria-controls="more-choices"]');
  await page.click('[data-more="packs.open"]');
}
async function add(page, name, content) {
  await page.setInputFiles('#packs input[type=file]', file(name, content));
  await page.waitForFunction(() => /Added|could not be read/.test(document.querySelector('.pack-said').textContent));
}
const termsNow = (page) => page.$$eval('.article .term', (terms) => terms.map((term) => term.textContent));
const until = (page, find, holds) => page.waitForFunction(([words, wanted]) => [...document.querySelectorAll('.article .term')].some((term) => term.textContent === words) === wanted, [find, holds]);

test('a pack marks at once, can be switched off and on, and is there after a reload', async () => {
  const page = await open();
  await read(page, text);
  assert.ok(!(await termsNow(page)).includes('lunar dust levy'));
  await openPacks(page);
  await add(page, 'moon.csv', pack('A charge on dust.'));
  await until(page, 'lunar dust levy', true);
  await page.click('[data-pack="moon"] input');
  await until(page, 'lunar dust levy', false);
  await page.click('[data-pack="moon"] input');
  await until(page, 'lunar dust levy', true);
  await page.reload();
  await until(page, 'lunar dust levy', true);
  await openPacks(page);
  assert.match(await page.textContent('[data-pack="moon"]'), /1 concept .* from moon\.csv/);
});

test('the upper pack decides; the order and the built-in pack can be changed', async () => {
  const page = await open();
  await read(page, text);
  await openPacks(page);
  await add(page, 'first.csv', pack('Said by the first.'));
  await add(page, 'second.csv', pack('Said by the second.'));
  const definition = async () => {
    await page.keyboard.press('Escape');
    await page.click('#tab-terms');
    await page.waitForTimeout(400);
    const words = await page.textContent('.list .row:has-text("lunar dust levy") .row-more');
    await openPacks(page);
    return words;
  };
  assert.match(await definition(), /second/);
  await page.getByRole('button', { name: 'Move second down' }).click();
  assert.match(await definition(), /first/);
  assert.ok((await termsNow(page)).includes('tariffs'));
  await page.click('[data-pack="postil"] input');
  await until(page, 'tariffs', false);
  await page.click('[data-pack="postil"] input');
  await until(page, 'tariffs', true);
});

test('refused rows are listed with their numbers and why; a file that is no pack gets the cause', async () => {
  const page = await open();
  await engineReady(page);
  await openPacks(page);
  await add(page, 'odd.csv', `${pack('Fine.')}no topic here,,nonsense,\n,,technology,\n`);
  await page.click('.refused summary');
  const rows = await page.$$eval('.refused tbody tr', (all) => all.map((row) => [...row.children].map((cell) => cell.textContent)));
  assert.deepEqual(rows.map(([row]) => row).sort(), ['3', '4']);
  assert.match(rows.map(([, why]) => why).join(' '), /nonsense.*no term|no term.*nonsense/);
  await add(page, 'junk.csv', 'nothing,that,is,a,pack\n');
  assert.match(await page.textContent('.pack-said'), /junk\.csv could not be read: /);
  await add(page, 'hostile.json', `{"id":"h","title":"<img src=x onerror=alert(1)>","concepts":[{"label":"<b>bold term</b>","topic":"technology"}]}`);
  assert.equal(await page.locator('#packs img, #packs b').count(), 0);
});

test('removed packs can be brought back', async () => {
  const page = await open();
  await read(page, text);
  await openPacks(page);
  await add(page, 'moon.csv', pack('A charge on dust.'));
  await until(page, 'lunar dust levy', true);
  await page.getByRole('button', { name: 'Remove moon' }).click();
  await until(page, 'lunar dust levy', false);
  await page.click('.pack-said button');
  await until(page, 'lunar dust levy', true);
});

test('written as CSV and SKOS, a pack reads again as it was', async () => {
  const page = await open();
  await engineReady(page);
  await openPacks(page);
  await add(page, 'moon.csv', `${pack('A charge, ""on"" dust.').trimEnd()}\n=sum,,technology,A formula to a spreadsheet.\n`);
  const save = async (name) => {
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name }).click()]);
    return readFile(await download.path(), 'utf8');
  };
  const csv = await save('Save moon as CSV');
  assert.match(csv, /^id,term,/);
  assert.match(csv, /"A charge, ""on"" dust\."/);
  assert.ok(csv.includes("'=sum"));
  const skos = JSON.parse(await save('Save moon as SKOS'));
  const [scheme, first] = skos['@graph'];
  assert.equal(scheme['@type'], 'skos:ConceptScheme');
  assert.deepEqual(first['skos:prefLabel'], { '@value': 'lunar dust levy', '@language': 'en' });
  assert.deepEqual(first['skos:altLabel'], [{ '@value': 'moon dust tax', '@language': 'en' }]);
  await page.getByRole('button', { name: 'Remove moon' }).click();
  await page.waitForFunction(() => !document.querySelector('[data-pack="moon"]'));
  await add(page, 'moon.csv', csv);
  assert.equal(await save('Save moon as CSV'), csv);
});

test('50,000 concepts: added in the worker, the page answers meanwhile', async () => {
  const page = await open();
  await engineReady(page);
  await openPacks(page);
  const words = ['tidal', 'lunar', 'arctic', 'orbital', 'coastal', 'alpine', 'desert', 'polar', 'urban', 'rural'];
  const rows = Array.from({ length: 50000 }, (_, i) => `${words[i % 10]} scheme no ${i} ${words[(i * 7) % 10]},,energy,The scheme of that number.`);
  await page.evaluate(() => {
    window.longest = 0;
    new PerformanceObserver((list) => { for (const { duration } of list.getEntries()) window.longest = Math.max(window.longest, duration); }).observe({ entryTypes: ['longtask'] });
  });
  const path = join(await mkdtemp(join(tmpdir(), 'postil-')), 'large.csv');
  await writeFile(path, `term,alternatives,topic,definition\n${rows.join('\n')}\n`);
  const began = Date.now();
  await page.setInputFiles('#packs input[type=file]', path);
  await page.waitForFunction(() => /Added/.test(document.querySelector('.pack-said').textContent));
  console.log(`# added in ${Date.now() - began} ms, longest task ${Math.round(await page.evaluate(() => window.longest))} ms`);
  assert.match(await page.textContent('.pack-said'), /50,000 concepts/);
  await rm(path);
  await page.keyboard.press('Escape');
  await read(page, 'They chose the lunar scheme no 1 polar and tariffs.');
  assert.ok((await termsNow(page)).some((term) => term.startsWith('lunar scheme no 1')));
});

test('a wider vocabulary is off until it is switched on', async () => {
  const page = await open();
  await read(page, text);
  await openPacks(page);
  assert.equal(await page.isChecked('[data-pack="eurovoc"] input'), false);
  await page.click('[data-pack="eurovoc"] input');
  await page.waitForFunction(() => /[\d,]{5} concepts/.test(document.querySelector('[data-pack="eurovoc"]').textContent));
  assert.equal(await page.isChecked('[data-pack="eurovoc"] input'), true);
});

test('SKOS as other programs write it is read, and marks', async () => {
  const page = await open();
  await read(page, text);
  await openPacks(page);
  await add(page, 'moon.jsonld', JSON.stringify({
    '@context': { skos: 'http://www.w3.org/2004/02/skos/core#' },
    '@graph': [{ '@id': 'http://example.org/c1', '@type': 'skos:Concept', 'skos:prefLabel': { '@language': 'en', '@value': 'lunar dust levy' } }],
  }));
  assert.match(await page.textContent('.pack-said'), /1 concept/);
  await until(page, 'lunar dust levy', true);
});
