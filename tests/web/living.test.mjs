// Living text: what is typed is the text, marks follow it, the reader's marks stay with their words.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { engineReady, paintedMarks, paste, read, shownLines, usePages } from './page.mjs';

const open = usePages();
const text = 'Germany raised tariffs on steel by 12% in 2021.\n\nChina cut subsidies in 2019.';
const textOf = (page) => shownLines(page).then((lines) => lines.join('\n\n'));

async function startEditing(page, words = text) {
  await read(page, words);
  await page.click('[data-threshold="all"]');
  await page.click('[data-edit]');
}
const toEnd = async (page) => page.keyboard.press('Control+End');

test('typing, deleting, new paragraphs, joining them; one undo at a time, back to the beginning', async () => {
  const page = await open();
  await startEditing(page);
  await page.keyboard.type('In May ');
  assert.equal((await shownLines(page))[0], 'In May Germany raised tariffs on steel by 12% in 2021.');
  await toEnd(page);
  await page.keyboard.press('Enter');
  await page.keyboard.type('France followed.');
  assert.deepEqual((await shownLines(page)).slice(1), ['China cut subsidies in 2019.', 'France followed.']);
  await page.keyboard.press('Home');
  await page.keyboard.press('Backspace');
  assert.deepEqual((await shownLines(page)).slice(1), ['China cut subsidies in 2019.France followed.']);
  await page.keyboard.press('Control+Backspace');
  assert.match((await shownLines(page))[1], /^China cut subsidies in France followed\.$|^China cut subsidies in 2019France followed\.$/);
  for (let i = 0; i < 40 && (await textOf(page)) !== text; i += 1) await page.keyboard.press('Control+z');
  assert.equal(await textOf(page), text);
  for (let i = 0; i < 40; i += 1) await page.keyboard.press('Control+Shift+Z');
  assert.match(await textOf(page), /^In May Germany/);
});

test('marks follow as one types: those of the new words come, those of the others move', async () => {
  const page = await open();
  await startEditing(page);
  await page.keyboard.type('Brazil left. ');
  await page.waitForFunction(() => [...document.querySelectorAll('.article .entity')].some((mark) => mark.textContent === 'Brazil'));
  const now = await textOf(page);
  const marks = await paintedMarks(page, now);
  for (const word of ['Brazil', 'Germany', '12%', 'China', '2019']) assert.ok(marks.some((mark) => mark.text === word), `${word}: ${marks.map((mark) => mark.text).join(' | ')}`);
  assert.equal(await page.evaluate(() => getSelection().anchorOffset > 0 || getSelection().anchorNode.textContent.startsWith('Brazil')), true, 'the caret stays');
  await page.keyboard.type('Peru came. ');
  assert.match((await shownLines(page))[0], /^Brazil left\. Peru came\. Germany/);
});

test('after typing the marks are those of the text read anew', async () => {
  const page = await open();
  await startEditing(page);
  await page.keyboard.type('The European Union said inflation fell to 3% last year. ');
  await toEnd(page);
  await page.keyboard.type(' India will cut taxes by 4% next year.');
  await page.waitForTimeout(1500);
  const words = await textOf(page);
  const followed = (await paintedMarks(page, words)).map((mark) => `${mark.layer} ${mark.start} ${mark.end}`).sort();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'New text' }).click();
  await read(page, words);
  await page.click('[data-threshold="all"]');
  const anew = (await paintedMarks(page, words)).map((mark) => `${mark.layer} ${mark.start} ${mark.end}`).sort();
  assert.deepEqual(followed, anew);
});

test('the reader’s marks stay with their words; without them they are orphaned, and come back with them', async () => {
  const page = await open();
  await read(page, text);
  await page.locator('.article .entity', { hasText: 'China' }).click();
  await page.click('[data-do="accept"]');
  await page.keyboard.press('Escape');
  await page.click('[data-edit]');
  await page.keyboard.type('So. ');
  assert.equal(await page.locator('.article .entity.decided', { hasText: 'China' }).count(), 1);
  await page.evaluate(() => {
    const para = document.querySelectorAll('.article .para')[1];
    getSelection().selectAllChildren(para);
  });
  await page.keyboard.press('Delete');
  await page.waitForSelector('.set-aside .orphans');
  assert.match(await page.textContent('.orphans'), /China/);
  await page.waitForTimeout(700);
  await page.keyboard.press('Control+z');
  await page.waitForSelector('.set-aside', { state: 'hidden' });
  assert.equal(await page.locator('.article .entity.decided', { hasText: 'China' }).count(), 1);
});

test('an input method writes, and what it wrote is the text', async () => {
  const page = await open();
  await startEditing(page);
  const client = await page.context().newCDPSession(page);
  await client.send('Input.imeSetComposition', { text: 'に', selectionStart: 1, selectionEnd: 1 });
  await client.send('Input.imeSetComposition', { text: '日本', selectionStart: 2, selectionEnd: 2 });
  await client.send('Input.insertText', { text: '日本' });
  await page.keyboard.type(' x');
  assert.equal((await shownLines(page))[0], '日本 xGermany raised tariffs on steel by 12% in 2021.');
});

test('a paste of lines and markup into the text is plain words', async () => {
  const page = await open();
  await engineReady(page);
  await startEditing(page);
  await page.evaluate(() => navigator.clipboard.writeText('One <b>x</b>\nTwo '));
  await page.keyboard.press('Control+v');
  assert.deepEqual((await shownLines(page)).slice(0, 2), ['One <b>x</b>', 'Two Germany raised tariffs on steel by 12% in 2021.']);
  await paste(page, 'not a new document');
  assert.equal(await page.locator('.article .para').count() < 6, true);
});
