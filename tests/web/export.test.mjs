// The export dialog: scope, formats, preview, file; quotes with a link to their words; paper.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { article, read, usePages } from './page.mjs';

const open = usePages();
const openExport = (page) => page.click('[data-open="export"]');
async function saved(page) {
  const [download] = await Promise.all([page.waitForEvent('download'), page.click('[data-export="download"]')]);
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') };
}

test('all, those in view, accepted: the file holds the marks that the scope says, each quote at its place', async () => {
  const page = await open();
  await read(page, await article());
  await page.locator('.article .entity').first().click();
  await page.click('.card [data-do="accept"]');
  await openExport(page);
  const sizes = {};
  for (const scope of ['all', 'visible', 'accepted']) {
    await page.check(`input[name="export-scope"][value="${scope}"]`);
    const said = Number((await page.textContent('.choices .muted')).match(/[\d,]+/)[0].replace(',', ''));
    const { name, text } = await saved(page);
    assert.match(name, /\.json$/);
    const { entities, claims, terms, text: body } = JSON.parse(text);
    assert.equal(entities.length + claims.length + terms.length, said, scope);
    for (const { start, end } of [...entities, ...claims, ...terms]) assert.ok(0 <= start && start < end && end <= body.length);
    sizes[scope] = said;
    if (scope === 'accepted') assert.deepEqual([entities.length, entities[0].status], [1, 'accepted']);
  }
  assert.ok(sizes.all > sizes.visible && sizes.visible > sizes.accepted);
});

test('the glossary explains the terms of the article; the preview shows it', async () => {
  const page = await open();
  await read(page, 'The minister said tariffs on steel would rise. Tariffs hurt buyers.');
  await openExport(page);
  await page.selectOption('#export-format', 'glossary');
  await page.waitForFunction(() => document.querySelector('.preview').textContent.startsWith('# Glossary'));
  const { name, text } = await saved(page);
  assert.match(name, /glossary\.md$/);
  assert.match(text, /\*\*tariff\*\* \(Foreign trade, 1×\)/);
});

test('with the address of the article a copied quote links to its words', async () => {
  const page = await open();
  await read(page, 'Germany raised its tariffs. Later, Germany raised its tariffs by 12%, said Ms Lind-Berg.');
  await openExport(page);
  await page.fill('#export-address', 'https://example.org/a-b?x=1#top');
  await page.press('#export-address', 'Tab');
  await page.keyboard.press('Escape');
  await page.locator('.article .entity', { hasText: 'Germany' }).nth(1).click();
  await page.click('.card [data-do="copy"]');
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  assert.match(copied, /^“Germany”\nhttps:\/\/example\.org\/a-b\?x=1#top:~:text=.*Later%2C-,Germany$/);
});

test('on paper the terms are explained below the article', async () => {
  const page = await open();
  await read(page, 'The minister said tariffs on steel would rise.');
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  await page.emulateMedia({ media: 'print' });
  assert.match(await page.locator('.glossary').innerText(), /tariff/i);
  assert.ok((await page.locator('.glossary').boundingBox()).y > (await page.locator('.article .para').last().boundingBox()).y);
  await page.emulateMedia({ media: 'screen' });
  assert.equal(await page.locator('.glossary').isVisible(), false);
});

test('the formats of other programs: written by the second module, which is loaded when first asked for', async () => {
  const page = await open();
  await read(page, 'Germany raised its tariffs by 12%, said Ms Lind.');
  const asked = [];
  page.on('request', (request) => asked.push(request.url()));
  await openExport(page);
  const ids = (await page.$$eval('#export-format option', (options) => options.map(({ value }) => value))).filter((id) => !['postil', 'glossary'].includes(id));
  assert.ok(ids.includes('w3c') && ids.includes('csv'));
  assert.deepEqual(asked.filter((url) => !url.startsWith('blob:')), []);
  const worker = page.workers().find((each) => each.url().startsWith('blob:'));
  assert.ok(worker);
  for (const id of ids) {
    await page.selectOption('#export-format', id);
    await page.waitForFunction(() => document.querySelector('.preview').textContent.length > 20);
    assert.doesNotMatch(await page.textContent('.preview'), /export failed/, id);
    const { text } = await saved(page);
    assert.ok(text.length > 20, id);
    if (id === 'w3c') assert.ok(JSON.parse(text).items.length > 1);
    await page.evaluate(() => { document.querySelector('.preview').textContent = ''; });
  }
});
