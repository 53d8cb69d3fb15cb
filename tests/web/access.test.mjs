// For everyone: axe finds nothing in the states of correcting, editing and keeping; nothing moves for who
// wants no motion; nothing is cut off at 320 pixels; words from right to left stand as they should.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { read, usePages } from './page.mjs';

const open = usePages();
const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const text = 'Tariffs on steel\n\nGermany raised tariffs on steel by 12% in 2021, officials said.\n\nWhat comes next\n\nChina may cut subsidies in 2019.\n\nHow it ended\n\nFrance left the treaty.';

// A menu that lies over other buttons for as long as it is open makes none of them too small.
async function check(page, state, { isMenu = false } = {}) {
  await page.evaluate(axe);
  await page.evaluate(() => window.scrollTo({ top: 0, behavior: 'instant' })); // what is half below the bar is not small
  const { violations } = await page.evaluate((menu) => window.axe.run(document, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    rules: menu ? { 'target-size': { enabled: false } } : {},
  }), isMenu);
  assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map((node) => `${node.target} ${node.any.map((each) => each.message)}`).join(' | ')}`), [], state);
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), `${state}: nothing is cut off`);
}

for (const [colorScheme, width] of [['light', 1280], ['dark', 320]]) {
  test(`axe finds nothing while correcting, editing, keeping: ${colorScheme}, ${width} pixels`, async () => {
    const page = await open({ colorScheme, viewport: { width, height: 800 } });
    await read(page, text);
    await page.click('[data-threshold="all"]');
    await page.locator('.article .entity', { hasText: 'Germany' }).click();
    await page.click('[data-do="accept"]');
    for (const part of ['change', 'note', 'everywhere']) await page.click(`[data-part="${part}"] summary`);
    await check(page, 'card, all open', { isMenu: true });
    await page.selectOption('[data-field="type"]', 'ORG');
    await page.keyboard.press('Escape');
    await page.locator('.article .entity', { hasText: '12%' }).click();
    await page.click('[data-do="reject.entity"]');
    await page.click('.set-aside summary');
    await check(page, 'set aside');
    await page.keyboard.press('r');
    await page.waitForSelector('.review-bar:not([hidden])');
    await check(page, 'review');
    await page.keyboard.press('r');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.keyboard.press('a');
    await page.waitForSelector('.selection-bar:not([hidden])');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await check(page, 'selection', { isMenu: true });
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Documents' }).click();
    await check(page, 'documents', { isMenu: true });
    await page.keyboard.press('Escape');
    await page.click('[data-edit]');
    await check(page, 'editing');
    await page.click('[data-edit]');
    await page.evaluate(() => [...document.querySelectorAll('button')].find((each) => each.textContent === 'New text').click());
    await page.waitForSelector('.recent .document');
    await page.locator('.recent').getByRole('button', { name: /^Delete/ }).first().click();
    await page.waitForSelector('.toast:not([hidden])');
    await check(page, 'deleted, with undo');
  });
}

test('the outline goes to the headings', async () => {
  const page = await open({ viewport: { width: 1280, height: 400 } });
  await read(page, text);
  await page.getByRole('button', { name: 'Outline' }).click();
  await page.locator('.outline button', { hasText: 'How it ended' }).click();
  const top = await page.locator('.article .para', { hasText: 'How it ended' }).evaluate((element) => element.getBoundingClientRect().top);
  assert.ok(top > 0 && top < 400, String(top));
});

test('no motion for who wants none, and none at all by default', async () => {
  const page = await open({ reducedMotion: 'reduce' });
  await read(page, text);
  await page.locator('.article .entity').first().click();
  assert.deepEqual(await page.evaluate(() => document.getAnimations().length), 0);
});

test('a quotation from right to left keeps its order and its marks', async () => {
  const page = await open();
  const arabic = 'The minister said “السلام عليكم Germany 12%” in 2021.';
  await read(page, arabic);
  assert.equal(await page.textContent('.article .para'), arabic);
  assert.ok((await page.$$eval('.article .entity', (marks) => marks.map((mark) => mark.textContent))).includes('Germany'));
  const whole = 'قال الوزير إن ألمانيا رفعت الرسوم Germany في 2021.';
  await page.getByRole('button', { name: 'New text' }).click();
  await read(page, `${whole}\n\nGermany raised tariffs.`);
  assert.equal(await page.locator('.article .para').first().evaluate((element) => getComputedStyle(element).unicodeBidi), 'plaintext');
});
