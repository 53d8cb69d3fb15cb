// The page in its other language, chosen by the browser or by the reader.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { article, read, usePages } from './page.mjs';

const open = usePages();

test('a German browser is spoken to in German, and nothing English is left in the frame', async () => {
  const page = await open({ locale: 'de-DE' });
  assert.equal(await page.getAttribute('html', 'lang'), 'de');
  assert.equal(await page.getAttribute('.article', 'lang'), 'en');
  await read(page, await article());
  assert.match(await page.textContent('.summary'), /\d+ Aussagen, davon \d+ zuerst zu prüfen/);
  assert.deepEqual(await page.$$eval('.tab-name', (tabs) => tabs.map((tab) => tab.textContent)), ['Aussagen', 'Namen', 'Begriffe', 'Quellen', 'Statistik']);
});

test('the language is chosen in the menu; the document stays open', async () => {
  const page = await open();
  await read(page, await article());
  const first = await page.textContent('.article .para');
  await page.click('[aria-controls="more-choices"]');
  await Promise.all([page.waitForEvent('load'), page.selectOption('[data-more="language"]', 'de')]);
  await page.waitForSelector('.article .m');
  assert.equal(await page.getAttribute('html', 'lang'), 'de');
  assert.equal(await page.textContent('.article .para'), first);
});
