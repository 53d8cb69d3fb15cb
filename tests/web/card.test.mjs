// The card: by hover, focus and tap; it stays, can be entered, and Escape closes it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { article, read, usePages } from './page.mjs';

const open = usePages();
const card = '.card:not([hidden])';
const isOpen = (page) => page.locator(card).count().then((n) => n === 1);

test('hover opens it after a rest, the pointer may enter, and it does not time out', async () => {
  const page = await open();
  await read(page, await article());
  const entity = page.locator('.article .entity').first();
  await entity.hover();
  await page.waitForTimeout(150);
  assert.equal(await isOpen(page), false, 'not at once');
  await page.waitForSelector(card);
  assert.match(await page.textContent('.card .card-title'), /\S/);
  assert.match(await page.textContent('.card .why'), /Why it is/);
  const box = await page.locator('.card').boundingBox();
  await page.mouse.move(box.x + 60, box.y + 20, { steps: 8 });
  await page.waitForTimeout(1500);
  assert.equal(await isOpen(page), true, 'stays while the pointer is in it');
  await page.keyboard.press('Escape');
  assert.equal(await isOpen(page), false, 'Escape closes it');
});

test('leaving mark and card closes a card that only the pointer opened', async () => {
  const page = await open();
  await read(page, await article());
  await page.locator('.article .entity').first().hover();
  await page.waitForSelector(card);
  await page.mouse.move(4, 500);
  await page.waitForSelector('.card', { state: 'hidden' });
});

test('a click on a mark does not move the text under the pointer', async () => {
  const page = await open();
  await read(page, await article(2000));
  const low = page.locator('.article .entity').filter({ visible: true });
  const boxes = await low.evaluateAll((elements) => elements.map((element) => element.getBoundingClientRect().bottom));
  const last = boxes.findLastIndex((bottom) => bottom < 880);
  await low.nth(last).click();
  await page.waitForSelector(card);
  assert.equal(await page.evaluate(() => window.scrollY), 0);
  const [mark, sheet] = [await low.nth(last).boundingBox(), await page.locator('.card').boundingBox()];
  assert.ok(sheet.y + sheet.height <= mark.y || sheet.y >= mark.y + mark.height, 'the card is beside the mark');
});

test('a click pins it; a click elsewhere closes it', async () => {
  const page = await open();
  await read(page, await article());
  await page.locator('.article .entity').first().click();
  await page.waitForSelector(card);
  await page.mouse.move(4, 500);
  await page.waitForTimeout(700);
  assert.equal(await isOpen(page), true);
  await page.mouse.click(4, 500);
  assert.equal(await isOpen(page), false);
});

test('a tap opens it as a sheet', async () => {
  const page = await open({ viewport: { width: 360, height: 720 }, hasTouch: true, isMobile: true });
  await read(page, await article());
  await page.locator('.article .entity').first().tap();
  await page.waitForSelector(card);
  const box = await page.locator('.card').boundingBox();
  assert.ok(box.width >= 358 && box.y + box.height >= 715, JSON.stringify(box));
  await page.getByRole('button', { name: 'Close', exact: true }).first().tap();
  assert.equal(await isOpen(page), false);
});

test('a claim’s card shows its parts, and the parts in the text only while it is open', async () => {
  const page = await open();
  await read(page, await article());
  await page.click('[data-threshold="all"]');
  const sourced = page.locator('.article .claim:has(.source)').first();
  const boxed = () => sourced.locator('.source').first().evaluate((element) => getComputedStyle(element).outlineStyle);
  assert.equal(await boxed(), 'none');
  const words = await sourced.locator('.source').first().textContent();
  await page.evaluate((id) => document.querySelector(`.row[data-key="claim ${id}"]`).click(), await sourced.getAttribute('data-m'));
  await page.waitForSelector(card);
  assert.equal(await boxed(), 'solid');
  assert.ok((await page.textContent('.card .facts')).includes(words));
});

test('stacked marks: shortest first, Tab goes through them, none is out of reach', async () => {
  const page = await open();
  await read(page, await article());
  await page.click('[data-threshold="all"]');
  await page.locator('.article .claim .entity').first().click();
  await page.waitForSelector('.card .stack');
  const lengths = await page.$$eval('.card [data-stack]', (chips) => chips.map((chip) => [...document.querySelectorAll(`[data-m="${chip.dataset.stack}"]`)].reduce((n, element) => n + element.textContent.length, 0)));
  assert.ok(lengths.length >= 2);
  assert.deepEqual(lengths, [...lengths].sort((a, b) => a - b));
  const titles = [];
  for (let i = 0; i < lengths.length; i += 1) {
    await page.keyboard.press('Tab');
    titles.push(await page.textContent('.card [data-stack][aria-current="true"]'));
  }
  assert.deepEqual(titles, await page.$$eval('.card [data-stack]', (chips) => chips.map((chip) => chip.textContent)));
  assert.match(await page.textContent('.card .card-over'), /Claim/);
});

test('a term’s card has its definition and steps through the mentions', async () => {
  const page = await open();
  await read(page, await article());
  await page.click('#tab-terms');
  await page.locator('.term-row:has(.row-more:not(:empty)):has(.score)').first().click();
  await page.waitForSelector(card);
  assert.match(await page.textContent('.card .definition'), /\w+ \w+ \w+/);
  const before = await page.textContent('.card .mentions');
  await page.getByRole('button', { name: 'Next mention' }).click();
  assert.notEqual(await page.textContent('.card .mentions'), before);
  assert.equal(await page.evaluate(() => document.activeElement.dataset.step), '1');
});
