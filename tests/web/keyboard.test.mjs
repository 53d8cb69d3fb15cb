// The keyboard alone reaches everything.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { article, read, usePages } from './page.mjs';

const open = usePages();
const focused = (page) => page.evaluate(() => document.activeElement.closest('.article .m')?.dataset.m ?? null);

test('J and K walk the visible marks, Enter and Tab enter the card, Escape leaves it', async () => {
  const page = await open();
  await read(page, await article());
  await page.keyboard.press('j');
  const first = await focused(page);
  assert.notEqual(first, null);
  assert.equal(await page.locator('.card:not([hidden])').count(), 1);
  await page.keyboard.press('j');
  const second = await focused(page);
  assert.ok(Number(second) > Number(first));
  await page.keyboard.press('k');
  assert.equal(await focused(page), first);
  await page.keyboard.press('Enter');
  assert.equal(await page.evaluate(() => document.activeElement.closest('.card') !== null), true);
  await page.keyboard.press('Escape');
  assert.equal(await focused(page), first);
  assert.equal(await page.locator('.card:not([hidden])').count(), 0);
  await page.keyboard.press('Enter');
  assert.equal(await page.locator('.card:not([hidden])').count(), 1);
});

test('marks are not in the tab order', async () => {
  const page = await open();
  await read(page, await article());
  await page.keyboard.press('j');
  assert.equal(await page.locator('.article [tabindex="0"]').count(), 0);
  assert.equal(await page.locator('.article [tabindex="-1"]').count(), 1);
});

test('1 2 3 switch the layers, Shift H the clean text', async () => {
  const page = await open();
  await read(page, await article());
  const line = () => page.locator('.article .claim.w2, .article .claim.w1').first().evaluate((element) => getComputedStyle(element).textDecorationLine);
  const tint = () => page.locator('.article .entity').first().evaluate((element) => getComputedStyle(element).backgroundColor);
  const dots = () => page.locator('.article .term:not(.again)').first().evaluate((element) => getComputedStyle(element).textDecorationStyle);
  const none = 'rgba(0, 0, 0, 0)';
  await page.click('[data-threshold="most"]');
  assert.equal(await line(), 'underline');
  assert.notEqual(await tint(), none);
  assert.equal(await dots(), 'dotted');
  await page.keyboard.press('1');
  assert.equal(await line(), 'none');
  await page.keyboard.press('2');
  assert.equal(await tint(), none);
  await page.keyboard.press('3');
  assert.notEqual(await dots(), 'dotted');
  for (const key of ['1', '2', '3']) await page.keyboard.press(key);
  assert.equal(await line(), 'underline');
  await page.keyboard.press('Shift+H');
  assert.deepEqual([await line(), await tint()], ['none', none]);
  await page.keyboard.press('Shift+H');
  assert.equal(await line(), 'underline');
});

test('/ filters the list, arrows walk it, Enter jumps, Escape comes back to the row', async () => {
  const page = await open();
  await read(page, await article());
  await page.click('#tab-entities');
  const name = await page.locator('.list .row .row-name').nth(2).textContent();
  await page.keyboard.press('/');
  await page.keyboard.type(name);
  await page.keyboard.press('ArrowDown');
  assert.equal(await page.evaluate(() => document.activeElement.querySelector('.row-name')?.textContent), await page.locator('.list .row .row-name').first().textContent());
  await page.keyboard.press('Enter');
  const id = await focused(page);
  assert.notEqual(id, null);
  await page.keyboard.press('Escape');
  assert.equal(await page.evaluate(() => document.activeElement.matches('.row')), true);
  assert.ok((await page.evaluate(() => document.activeElement.dataset.ids.split(' '))).includes(id));
});

test('? opens the help; single-letter keys can be turned off, and stay off', async () => {
  const page = await open();
  await read(page, await article());
  await page.keyboard.press('?');
  await page.waitForSelector('#help[open]');
  await page.getByLabel('Use single-letter keys').uncheck();
  await page.keyboard.press('Escape');
  await page.keyboard.press('j');
  assert.equal(await focused(page), null);
  await page.reload();
  await read(page, await article());
  await page.keyboard.press('j');
  assert.equal(await focused(page), null);
});

test('letters typed into a field are letters', async () => {
  const page = await open();
  await read(page, await article());
  await page.focus('#filter');
  await page.keyboard.type('j1?H');
  assert.equal(await page.inputValue('#filter'), 'j1?H');
  assert.equal(await page.locator('.card:not([hidden])').count(), 0);
});
