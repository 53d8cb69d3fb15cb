// Documents: several, kept by themselves, deleted with undo, saved and opened as project files.
import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { kept, read, shownLines, usePages } from './page.mjs';

const open = usePages();
const first = 'Germany raised tariffs on steel by 12% in 2021.';
const second = 'China cut subsidies to farmers in 2019.';

async function two(page) {
  await read(page, first);
  await page.getByRole('button', { name: 'New text' }).click();
  await read(page, second);
}
const titles = (page) => page.$$eval('.document-title', (rows) => rows.map((row) => row.textContent));

test('several documents, with titles; a reload and the back button find the one that was shown', async () => {
  const page = await open();
  await two(page);
  await page.click('.doc-title');
  await page.keyboard.type('On farms');
  await page.keyboard.press('Enter');
  await kept(page);
  await page.reload();
  await page.waitForSelector('.article .m');
  assert.equal(await page.textContent('.doc-title'), 'On farms');
  assert.deepEqual(await shownLines(page), [second]);
  await page.getByRole('button', { name: 'Documents' }).click();
  assert.deepEqual((await titles(page)).slice(0, 2), ['On farms', first]);
  await page.locator('.documents-menu .document', { hasText: 'Germany' }).click();
  await page.waitForFunction(() => document.querySelector('.article').textContent.startsWith('Germany'));
  await page.getByRole('button', { name: 'New text' }).click();
  await page.waitForSelector('.recent .document');
  assert.equal((await page.$$('.recent .document')).length, 2);
});

test('edits and decisions survive a tab that dies without a word', async () => {
  const page = await open();
  await read(page, first);
  await page.locator('.article .entity', { hasText: '12%' }).click();
  await page.click('[data-do="accept"]');
  await page.keyboard.press('Escape');
  await page.click('[data-edit]');
  await page.keyboard.type('Yes. ');
  await kept(page);
  const address = page.url();
  const context = page.context();
  const client = await context.newCDPSession(page);
  const crashed = page.waitForEvent('crash');
  client.send('Page.crash').catch(() => {});
  await crashed;
  const again = await context.newPage();
  await again.goto(address);
  await again.waitForSelector('.article .entity.decided');
  assert.deepEqual(await shownLines(again), [`Yes. ${first}`]);
});

test('deleted with undo, also of the document that is shown', async () => {
  const page = await open();
  await two(page);
  await kept(page);
  await page.getByRole('button', { name: 'Documents' }).click();
  await page.locator('.documents-menu').getByRole('button', { name: /^Delete “China/ }).click();
  await page.waitForSelector('.start:not([hidden])');
  await page.locator('.toast').getByRole('button', { name: 'Undo' }).click();
  await page.waitForFunction(() => document.querySelectorAll('.recent .document').length === 2);
  await page.locator('.recent .document', { hasText: 'China' }).click();
  await page.waitForSelector('.article .m');
  assert.deepEqual(await shownLines(page), [second]);
});

test('a project file carries text, title, decisions and rules to another browser', async () => {
  const page = await open();
  await read(page, first);
  await page.locator('.article .entity', { hasText: '12%' }).click();
  await page.click('[data-do="accept"]');
  await page.click('[data-part="note"] summary');
  await page.fill('.card .note', 'sure');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Documents' }).click();
  const [download] = await Promise.all([page.waitForEvent('download'), page.click('[data-documents="save"]')]);
  assert.match(download.suggestedFilename(), /\.postil\.json$/);
  const file = join(tmpdir(), `postil-test-${process.pid}.postil.json`);
  await writeFile(file, await readFile(await download.path()));

  const other = await open();
  await other.setInputFiles('.start input[type=file]', file);
  await other.waitForSelector('.article .entity.decided.noted');
  assert.deepEqual(await shownLines(other), [first]);

  const project = JSON.parse(await readFile(file, 'utf8'));
  project.documents[0].decisions.push({ layer: 'entity', verdict: 'added', as: { type: '<b>' }, anchor: { start: -4, end: 'x' } }, null, 7);
  project.documents.push({ text: 5 }, { id: '../x', text: 'Peru left.', decisions: 'no' });
  await writeFile(file, JSON.stringify(project));
  const third = await open();
  await third.setInputFiles('.start input[type=file]', file);
  await third.waitForSelector('.article .entity.decided.noted');
  await writeFile(file, '{"format": "other"}');
  await third.getByRole('button', { name: 'New text' }).click();
  await third.setInputFiles('.start input[type=file]', file);
  await third.waitForFunction(() => /no Postil project/.test(document.querySelector('.start-said').textContent));
});

test('a full store is said, the text stays, and the project file is offered', async () => {
  const page = await open();
  await page.evaluate(() => {
    IDBObjectStore.prototype.put = () => { throw new DOMException('no room', 'QuotaExceededError'); };
  });
  await read(page, first);
  await page.waitForFunction(() => /no room left/.test(document.querySelector('.summary').textContent));
  assert.deepEqual(await shownLines(page), [first]);
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save a project file' }).click()]);
  assert.equal(JSON.parse(await readFile(await download.path(), 'utf8')).documents[0].text, first);
});
