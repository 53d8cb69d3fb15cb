// Every state of the page: nothing found, failed, tried again; and what it looks like to others.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { article, paintAll, paste, read, shownLines, siteFolder, usePages } from './page.mjs';
import { serveSite } from './site.mjs';

const open = usePages();
const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

test('nothing to mark: the page says why', async () => {
  const page = await open();
  await paste(page, 'zzz qqq xxx');
  await page.waitForFunction(() => document.querySelector('.summary').textContent.includes('Nothing to mark'));
  assert.match(await page.textContent('.summary'), /too short/);
  assert.deepEqual(await shownLines(page), ['zzz qqq xxx']);
  assert.equal(await page.locator('.panel').isVisible(), false);
});

test('an engine that cannot be loaded: the text stays, the cause is named, trying again helps', async () => {
  const broken = ['engine/postil.bundle'];
  const server = await serveSite(siteFolder, { broken });
  const page = await open({}, server);
  await paste(page, 'Germany raised tariffs by 12%.');
  await page.waitForSelector('.failed');
  assert.match(await page.textContent('.failed'), /postil\.bundle: the server answered 500/);
  assert.deepEqual(await shownLines(page), ['Germany raised tariffs by 12%.']);
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.waitForFunction(() => document.querySelector('.failed') !== null);
  broken.pop();
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.waitForSelector('.article .m');
  await server.close();
});

test('print shows all marks and only the article', async () => {
  const page = await open();
  await read(page, await article(3000));
  await paintAll(page);
  await page.emulateMedia({ media: 'print' });
  assert.equal(await page.locator('.bar').isVisible(), false);
  assert.equal(await page.locator('.panel').isVisible(), false);
  assert.equal(await page.locator('.article .para').last().isVisible(), true);
  const unpainted = await page.$$eval('.article .para.paragraph', (paras) => paras.filter((para) => para.querySelector('.m') === null).length);
  assert.ok(unpainted < 8);
});

test('forced colours keep every channel', async () => {
  const page = await open({ forcedColors: 'active' });
  await read(page, await article());
  assert.equal(await page.locator('.article .entity').first().evaluate((element) => getComputedStyle(element).outlineStyle), 'solid');
  assert.equal(await page.locator('.article .term:not(.again)').first().evaluate((element) => getComputedStyle(element).textDecorationStyle), 'dotted');
});

test('the theme can be chosen and is remembered', async () => {
  const page = await open({ colorScheme: 'light' });
  const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  assert.equal(await paper(), 'rgb(253, 252, 249)');
  await page.getByRole('button', { name: 'Theme: as the system' }).click();
  await page.getByRole('button', { name: 'Theme: light' }).click();
  assert.equal(await paper(), 'rgb(22, 23, 26)');
  await page.reload();
  await page.waitForSelector('.start');
  assert.equal(await paper(), 'rgb(22, 23, 26)');
});

async function violations(page) {
  await page.evaluate(axe);
  const { violations: found } = await page.evaluate(() => window.axe.run(document, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  }));
  return found.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map((node) => `${node.target} ${node.any.map((check) => check.message)}`).join(' | ')}`);
}

for (const colorScheme of ['light', 'dark']) {
  for (const width of [1280, 320]) {
    test(`axe finds nothing: ${colorScheme}, ${width} pixels, in every state`, async () => {
      const page = await open({ colorScheme, viewport: { width, height: 800 } });
      await page.waitForSelector('.sample');
      assert.deepEqual(await violations(page), [], 'empty');
      await page.click('.device');
      assert.deepEqual(await violations(page), [], 'proof');
      await page.keyboard.press('Escape');
      await read(page, await article());
      assert.deepEqual(await violations(page), [], 'annotated');
      await page.keyboard.press('j');
      await page.keyboard.press('j');
      assert.deepEqual(await violations(page), [], 'card');
      await page.keyboard.press('Enter');
      await page.keyboard.press('Escape');
      for (const tab of ['entities', 'terms', 'sources', 'claims']) {
        await page.click(`#tab-${tab}`);
        assert.deepEqual(await violations(page), [], tab);
      }
      await page.keyboard.press('Escape');
      await page.keyboard.press('?');
      assert.deepEqual(await violations(page), [], 'help');
    });
  }
}
