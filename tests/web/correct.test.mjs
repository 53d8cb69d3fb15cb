// Correcting: every decision changes what is shown, can be undone and done again, and is kept.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { kept, read, usePages } from './page.mjs';

const open = usePages();
const text = 'Germany raised tariffs on steel by 12% in 2021.\n\nChina cut subsidies in 2019, and Germany praised the tariffs again.';
const card = '.card:not([hidden])';
const words = (page, selector) => page.$$eval(`.article ${selector}`, (marks) => marks.map((mark) => mark.textContent));
const count = async (page, selector, word) => (await words(page, selector)).filter((each) => each === word).length;

// The card of the first mark of these words.
async function openCard(page, selector, word) {
  await page.locator(`.article ${selector}`, { hasText: word }).first().click();
  await page.waitForSelector(card);
}

async function start(page) {
  await read(page, text);
  await page.click('[data-threshold="all"]');
}

test('accept, reject, take back; undo and redo of each, by key and by button', async () => {
  const page = await open();
  await start(page);
  await openCard(page, '.entity', '12%');
  await page.click('[data-do="accept"]');
  assert.equal((await page.textContent('.card-state')).trim(), 'Accepted by you');
  assert.equal(await count(page, '.entity.decided', '12%'), 1);
  await page.click('[data-do="reject.entity"]');
  assert.equal(await count(page, '.entity', '12%'), 0);
  await page.keyboard.press('z');
  assert.equal(await count(page, '.entity.decided', '12%'), 1);
  await page.keyboard.press('z');
  assert.equal(await count(page, '.entity.decided', '12%'), 0);
  await page.keyboard.press('Shift+Z');
  await page.click('[data-history="redo"]');
  assert.equal(await count(page, '.entity', '12%'), 0);
  await page.click('.set-aside summary');
  await page.getByRole('button', { name: 'Bring back' }).click();
  assert.equal(await count(page, '.entity', '12%'), 1);
});

test('another type, other borders: by hand, told apart, and again as they were', async () => {
  const page = await open();
  await start(page);
  await openCard(page, '.entity', 'China');
  await page.keyboard.press('e');
  await page.selectOption('[data-field="type"]', 'LOC');
  assert.match(await page.textContent('.card-over'), /Place/);
  assert.equal(await count(page, '.entity.human', 'China'), 1);
  await page.click('[data-border="end 1"]');
  assert.equal(await count(page, '.entity.human', 'China cut'), 1);
  assert.equal(await page.locator(card).count(), 1, 'the card stays');
  await page.keyboard.press('Escape');
  await page.keyboard.press('[');
  assert.equal(await count(page, '.entity.human', 'China'), 1);
  for (let i = 0; i < 3; i += 1) await page.keyboard.press('z');
  assert.equal(await count(page, '.entity.human', 'China'), 0);
  assert.equal(await count(page, '.entity', 'China'), 1);
});

test('a mark from a selection, with the pointer and with keys alone', async () => {
  const page = await open();
  await start(page);
  await page.evaluate(() => {
    const walker = document.createTreeWalker(document.querySelectorAll('.article .para')[1], NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const at = walker.currentNode.data.indexOf('praised');
      if (at >= 0) getSelection().setBaseAndExtent(walker.currentNode, at, walker.currentNode, at + 7);
    }
  });
  await page.waitForSelector('.selection-bar:not([hidden])');
  await page.click('[data-add="entity"]');
  await page.click('[data-value="EVENT"]');
  assert.equal(await count(page, '.entity.human', 'praised'), 1);
  await page.waitForSelector(card);
  assert.match(await page.textContent('.card-state'), /Marked by you/);
  await page.keyboard.press('x');
  assert.equal(await count(page, '.entity', 'praised'), 0);

  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await page.keyboard.press('a');
  await page.keyboard.press('ArrowRight');
  await page.waitForSelector('.selection-bar:not([hidden])');
  await page.waitForFunction(() => getSelection().toString().trim() === 'raised' || getSelection().toString().trim() === 'praised' || getSelection().toString().length > 2);
  const chosen = await page.evaluate(() => getSelection().toString().trim());
  await page.waitForTimeout(200);
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await page.waitForSelector('.article .entity.human');
  assert.equal(await count(page, '.entity.human', chosen), 1);
});

test('all occurrences at once; never and always in every document, at once', async () => {
  const page = await open();
  await start(page);
  await openCard(page, '.entity', 'Germany');
  await page.click('[data-part="everywhere"] summary');
  await page.click('[data-do="all.reject"]');
  assert.equal(await count(page, '.entity', 'Germany'), 0);
  await page.locator('.toast').getByRole('button', { name: 'Undo' }).click();
  assert.equal(await count(page, '.entity', 'Germany'), 2);

  await openCard(page, '.entity', 'Germany');
  await page.click('[data-part="everywhere"] summary');
  await page.click('[data-do="never"]');
  assert.equal(await count(page, '.entity', 'Germany'), 0);
  await page.getByRole('button', { name: 'New text' }).click();
  await read(page, 'In 2020 Germany and France signed a treaty in Berlin.');
  assert.equal(await count(page, '.entity', 'Germany'), 0);
  assert.ok((await words(page, '.entity')).includes('France'));
  await page.keyboard.press('z');
  assert.equal(await count(page, '.entity', 'Germany'), 1, 'undone in the document that is shown');
});

test('a word of the reader’s own is a term and a name in every document, also after a reload', async () => {
  const page = await open();
  await start(page);
  const select = (word) => page.evaluate((wanted) => {
    const walker = document.createTreeWalker(document.querySelector('.article'), NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const at = walker.currentNode.data.indexOf(wanted);
      if (at >= 0) return getSelection().setBaseAndExtent(walker.currentNode, at, walker.currentNode, at + wanted.length);
    }
    throw new Error(`no ${wanted}`);
  }, word);
  for (const [word, layer, value] of [['praised', 'term', 'energy'], ['again', 'entity', 'EVENT']]) {
    await select(word);
    await page.waitForSelector('.selection-bar:not([hidden])');
    await page.click(`[data-add="${layer}"]`);
    await page.click(`[data-value="${value}"]`);
    await page.waitForSelector(card);
    await page.click('[data-part="everywhere"] summary');
    await page.click('[data-do="always"]');
  }
  await page.getByRole('button', { name: 'New text' }).click();
  const other = 'France praised the deal, and Spain will vote again.';
  await read(page, other);
  await page.waitForSelector('.article .term.human');
  assert.deepEqual(await words(page, '.term.human'), ['praised']);
  assert.deepEqual(await words(page, '.entity.human'), ['again']);
  await kept(page);
  await page.reload();
  await page.waitForSelector('.article .term.human');
  assert.deepEqual(await words(page, '.entity.human'), ['again']);
});

test('a note on a mark stays an undecided mark, and is kept', async () => {
  const page = await open();
  await start(page);
  await openCard(page, '.entity', 'China');
  await page.keyboard.press('n');
  await page.keyboard.type('Check the year');
  await page.keyboard.press('Tab');
  await page.waitForSelector('.article .entity.noted');
  await kept(page);
  await page.reload();
  await page.waitForSelector('.article .entity.noted');
  await openCard(page, '.entity', 'China');
  assert.equal(await page.inputValue('.card .note'), 'Check the year');
});

test('review walks the undecided marks that are shown, and ends', async () => {
  const page = await open();
  await read(page, 'Germany raised tariffs by 12% in 2021.');
  await page.click('[data-threshold="all"]');
  await page.keyboard.press('r');
  const total = await page.locator('.article .m:not(.again)').count();
  const seen = new Set();
  for (let i = 0; i < total; i += 1) {
    seen.add(await page.textContent('.card .card-title'));
    await page.keyboard.press(i % 2 ? 'x' : 'y');
  }
  assert.match(await page.textContent('.review-count'), /No undecided/);
  assert.ok(seen.size > 2);
});
