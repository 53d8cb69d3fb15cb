// Filters and statistics: every bar filters all lists, and what it says is what the lists show.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { article, read, usePages } from './page.mjs';

const open = usePages();
const count = async (page, tab) => Number(await page.textContent(`#tab-${tab} .count`));

test('a bar of each plot filters the lists to as many rows as it says; pressed again it lets go', async () => {
  const page = await open();
  await read(page, await article());
  await page.click('[data-threshold="all"]');
  const before = { claims: await count(page, 'claims'), entities: await count(page, 'entities'), terms: await count(page, 'terms') };
  for (const [plot, tab] of [['kinds', 'claims'], ['attributed', 'claims'], ['certainty', 'claims'], ['families', 'entities'], ['topics', 'terms']]) {
    await page.click('#tab-statistics');
    const bar = page.locator(`[data-plot="${plot}"] .plot-bar`).first();
    const said = Number((await bar.locator('.plot-number').textContent()).match(/\d+/)[0]);
    await bar.click();
    assert.equal(await bar.getAttribute('aria-pressed'), 'true', plot);
    if (tab === 'claims') assert.equal(await count(page, tab), said, plot);
    assert.ok((await count(page, tab)) < before[tab], plot);
    await page.click(`#tab-${tab}`);
    const rows = await page.$$eval('.list .row', (all) => all.map(({ dataset }) => dataset.ids.split(' ').length));
    assert.equal(tab === 'claims' ? rows.length : rows.reduce((a, b) => a + b, 0), said, `${plot}: rows`);
    await page.click('#tab-statistics');
    await bar.click();
    assert.equal(await count(page, tab), before[tab], `${plot}: let go`);
  }
});

test('the most named entity filters the claims that name it; the chip takes the filter away', async () => {
  const page = await open();
  await read(page, await article());
  await page.click('[data-threshold="all"]');
  await page.click('#tab-statistics');
  const bar = page.locator('[data-plot="entities"] .plot-bar').first();
  const name = await bar.locator('.plot-label').textContent();
  const before = await count(page, 'claims');
  await bar.click();
  await page.click('#tab-claims');
  const quotes = await page.$$eval('.claim-row .row-quote', (rows) => rows.map((row) => row.textContent));
  assert.ok(quotes.length > 0 && quotes.length < before);
  for (const quote of quotes) assert.ok(quote.includes(name), `${quote} names ${name}`);
  await page.click('[data-chip="about"]');
  assert.equal(await count(page, 'claims'), before);
});

test('the strip filters by place', async () => {
  const page = await open();
  await read(page, await article());
  await page.click('[data-threshold="all"]');
  await page.click('#tab-statistics');
  const part = page.locator('.strip-part').first();
  assert.match(await part.getAttribute('aria-label'), /^Part 1 of 8: \d+ claims?, \d+ entit(y|ies), \d+ policy terms?$/);
  const said = Number((await part.getAttribute('aria-label')).match(/(\d+) claim/)[1]);
  await part.click();
  assert.equal(await count(page, 'claims'), said);
});

test('the choices above the claims filter by kind, certainty and source', async () => {
  const page = await open();
  await read(page, await article());
  await page.click('[data-threshold="all"]');
  await page.selectOption('[data-pick="certainty"]', { label: 'Hedged' });
  const hedged = await page.locator('.claim-row').count();
  assert.equal(await page.locator('.claim-row', { hasText: 'hedged' }).count(), hedged);
  await page.selectOption('[data-pick="source"]', { label: 'Attributed to someone' });
  assert.ok((await page.locator('.claim-row').count()) < hedged);
  await page.getByRole('button', { name: 'Clear filters' }).click();
  assert.ok((await page.locator('.claim-row').count()) > hedged);
});

test('the statistics by keyboard: one stop a plot, arrows move, focus stays on the bar pressed', async () => {
  const page = await open();
  await read(page, await article());
  await page.click('#tab-statistics');
  assert.equal(await page.locator('[data-plot="kinds"] [tabindex="0"]').count(), 1);
  await page.locator('[data-plot="kinds"] [tabindex="0"]').focus();
  await page.keyboard.press('ArrowDown');
  const key = await page.evaluate(() => document.activeElement.dataset.key);
  await page.keyboard.press('Enter');
  assert.equal(await page.evaluate(() => document.activeElement.dataset.key), key);
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute('aria-pressed')), 'true');
});

test('words that are searched for are found in the text too, and shown there', async () => {
  const page = await open();
  await read(page, await article());
  await page.fill('#filter', 'the  MINISTRY');
  const hit = page.locator('.hit-row').last();
  assert.match(await hit.locator('strong').textContent(), /^the ministry$/i);
  await hit.click();
  await page.waitForFunction(() => CSS.highlights.get('search')?.size === 1);
  const found = await page.evaluate(() => {
    const [range] = CSS.highlights.get('search');
    const box = range.getBoundingClientRect();
    return { words: range.toString(), inView: box.top > 0 && box.bottom < window.innerHeight };
  });
  assert.match(found.words, /^the ministry$/i);
  assert.ok(found.inView);
});
