// A newcomer's way through the page, from the paste to the next day. With POSTIL_SHOTS=FOLDER a picture
// of each step is kept there.
import assert from 'node:assert/strict';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { article, kept, read, usePages } from './page.mjs';

const open = usePages();
const folder = process.env.POSTIL_SHOTS;

test('paste, see the top claims, open a card, correct, add a pack, export, come back: all there', async () => {
  const page = await open();
  let step = 0;
  const shot = async (name) => {
    if (!folder) return;
    await mkdir(folder, { recursive: true });
    await page.screenshot({ path: join(folder, `${(step += 1)}-${name}.png`) });
  };
  await shot('empty');
  await read(page, await article(600));
  const claims = await page.locator('.list .claim-row').count();
  assert.ok(claims > 2 && claims < 40, `${claims} claims to begin with`);
  await shot('read');

  await page.locator('.list .claim-row').first().click();
  await page.waitForSelector('.card:not([hidden]) .facts');
  await shot('card');
  await page.click('.card [data-do="accept"]');
  await page.keyboard.press('e');
  await page.selectOption('.card [data-field="kind"]', 'prediction');
  assert.match(await page.textContent('.card .card-title'), /Prediction/);
  await shot('corrected');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');

  await page.click('[aria-controls="more-choices"]');
  await page.click('[data-more="packs.open"]');
  await page.setInputFiles('#packs input[type=file]', {
    name: 'mine.csv', mimeType: 'text/csv', buffer: Buffer.from('term,alternatives,topic,definition,source\ngas boilers,,energy,What heats a house.,us\n'),
  });
  await page.waitForSelector('[data-pack="mine"]');
  await shot('pack');
  await page.keyboard.press('Escape');

  await page.click('[data-open="export"]');
  await page.waitForSelector('[data-export="download"]');
  await page.selectOption('#export-format', 'csv');
  await shot('export');
  const [download] = await Promise.all([page.waitForEvent('download'), page.click('[data-export="download"]')]);
  assert.match(await readFile(await download.path(), 'utf8'), /human/, 'what is the reader’s own is told apart');
  await page.keyboard.press('Escape');

  await kept(page);
  await page.reload();
  await page.waitForSelector('.article .claim.human');
  await page.waitForFunction(() => [...document.querySelectorAll('.article .term')].some((term) => term.textContent.toLowerCase().includes('gas boilers')));
  await shot('come-back');
});
