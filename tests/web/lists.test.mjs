// The lists and the text lead to each other; thresholds, filters and narrow screens.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { article, read, usePages } from './page.mjs';

const open = usePages();
const inView = (page, selector) => page.locator(selector).first().evaluate((element) => {
  const box = element.getBoundingClientRect();
  return box.top >= 0 && box.bottom <= window.innerHeight;
});

test('from each list to the text', async () => {
  const page = await open();
  await read(page, await article());
  for (const tab of ['claims', 'entities', 'terms', 'sources']) {
    await page.click(`#tab-${tab}`);
    const row = page.locator('.list .row').last();
    const ids = (await row.getAttribute('data-ids')).split(' ');
    await row.scrollIntoViewIfNeeded();
    await row.click();
    const id = await page.evaluate(() => document.activeElement.dataset.m);
    assert.ok(ids.includes(id), tab);
    assert.ok(await inView(page, `.article [data-m="${id}"]`), `${tab}: the mark is in view`);
    assert.equal(await row.getAttribute('aria-current'), 'true');
    await page.keyboard.press('Escape');
  }
});

test('pressing a row again goes to the next mention', async () => {
  const page = await open();
  await read(page, await article());
  await page.click('#tab-entities');
  const row = page.locator('.list .row:has(.score)').first();
  const ids = (await row.getAttribute('data-ids')).split(' ');
  const seen = [];
  for (let i = 0; i <= ids.length; i += 1) {
    await row.click();
    seen.push(await page.evaluate(() => document.activeElement.dataset.m));
  }
  assert.deepEqual(seen, [...ids, ids[0]]);
});

test('from the text to the list', async () => {
  const page = await open();
  await read(page, await article());
  const mark = page.locator('.article .entity').nth(4);
  const id = await mark.getAttribute('data-m');
  await mark.click();
  await page.getByRole('button', { name: 'Show in list' }).click();
  const row = await page.evaluate(() => ({ ...document.activeElement.dataset }));
  assert.ok(row.ids.split(' ').includes(id));
  assert.equal(await page.getAttribute('#tab-entities', 'aria-selected'), 'true');
});

test('Top, Most and All show more and more claims, in text and list', async () => {
  const page = await open();
  await read(page, await article());
  const counts = [];
  for (const threshold of ['top', 'most', 'all']) {
    await page.click(`[data-threshold="${threshold}"]`);
    const rows = await page.locator('.claim-row').count();
    const lines = await page.$$eval('.article .claim', (claims) => new Set(claims.filter((claim) => getComputedStyle(claim).textDecorationLine === 'underline').map((claim) => claim.dataset.m)).size);
    assert.ok(lines <= rows);
    counts.push(rows);
  }
  assert.ok(counts[0] <= counts[1] && counts[1] <= counts[2] && counts[2] > counts[0], counts.join(' '));
});

test('a term is underlined once a section, or at each mention', async () => {
  const page = await open();
  const line = 'The minister said tariffs on steel would rise. Tariffs hurt buyers.';
  await read(page, `${line}\n\n${line}`);
  const underlined = () => page.$$eval('.article .term', (terms) => terms.filter((term) => getComputedStyle(term).textDecorationLine === 'underline').length);
  const all = await page.locator('.article .term').count();
  assert.ok(all >= 2 && (await underlined()) < all);
  await page.click('#tab-terms');
  await page.getByLabel(/every mention/).check();
  assert.equal(await underlined(), all);
});

test('a filter that matches nothing says so', async () => {
  const page = await open();
  await read(page, await article());
  await page.fill('#filter', 'zzzz qqqq');
  assert.match(await page.textContent('.list'), /matches the filter/);
});

test('320 pixels: nothing is cut off sideways, lists are a sheet that closes on a jump', async () => {
  const page = await open({ viewport: { width: 320, height: 640 }, hasTouch: true });
  const tooWide = () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.equal(await tooWide(), 0);
  await read(page, await article());
  assert.equal(await tooWide(), 0);
  assert.equal(await page.locator('.list').isVisible(), false);
  await page.tap('#tab-entities');
  assert.equal(await page.locator('.list').isVisible(), true);
  assert.equal(await tooWide(), 0);
  await page.locator('.list .row').first().tap();
  assert.equal(await page.locator('.list').isVisible(), false);
  assert.equal(await page.locator('.card:not([hidden])').count(), 1);
  const id = await page.evaluate(() => document.activeElement.dataset.m);
  const mark = await page.locator(`.article [data-m="${id}"]`).first().boundingBox();
  const card = await page.locator('.card').boundingBox();
  assert.ok(mark.y + mark.height <= card.y, 'the mark is above its card');
});
