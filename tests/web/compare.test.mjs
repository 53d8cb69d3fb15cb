// Two documents side by side: claims that say nearly the same with their differences, what both name.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { read, usePages } from './page.mjs';

const open = usePages();
const first = 'Germany said on Monday that steel imports rose 12 percent to 340,000 tonnes last year.\n\nThe ministry plans new tariffs on steel. Anna Weber, the minister, said the tariffs will protect 5,000 jobs.';
const second = 'Germany said on Monday that steel imports rose 18 percent to 340,000 tonnes last year.\n\nFrance objects. Anna Weber, the minister, said the tariffs may protect 5,000 jobs in the region.';

async function both(page) {
  await read(page, second);
  await page.waitForTimeout(600); // kept
  await page.getByRole('button', { name: 'New text' }).click();
  await read(page, first);
  await page.click('[aria-controls="more-choices"]');
  await page.click('[data-more="more.compare"]');
  await page.waitForSelector('#compare .pair');
}

test('near-identical claims are set side by side, with their figures and certainty', async () => {
  const page = await open();
  await both(page);
  const pairs = await page.$$eval('#compare .pair', (all) => all.map((pair) => ({
    differs: [...pair.querySelectorAll('.differs')].map((figure) => figure.textContent), says: pair.querySelector('.pair-says').textContent, words: pair.textContent,
  })));
  const imports = pairs.find(({ words }) => words.includes('imports'));
  assert.deepEqual(imports.differs, ['12', '18']);
  assert.match(imports.says, /12 against 18/);
  const jobs = pairs.find(({ words }) => words.includes('jobs'));
  assert.match(jobs.says, /Certainty differs/);
});

test('what both name and what only one names; a press leads into the article', async () => {
  const page = await open();
  await both(page);
  const columns = await page.$$eval('#compare [data-compare="entities"] .compare-columns > div', (all) => all.map((column) => [...column.querySelectorAll('.thing')].map((thing) => thing.firstChild.textContent.trim())));
  assert.ok(columns[1].includes('Germany') && columns[1].some((name) => name.includes('Weber')), JSON.stringify(columns));
  assert.ok(columns[2].includes('France') && !columns[1].includes('France'));
  await page.locator('#compare [data-compare="entities"] .thing', { hasText: 'France' }).click();
  await page.waitForFunction(() => document.activeElement.matches('.article .m') && document.activeElement.textContent === 'France');
  assert.equal(await page.locator('#compare').isVisible(), false);
});
