// Two documents side by side: claims that say nearly the same with their differences, what both name.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { alignClaims, sharing } from '../../web/js/comparing.js';
import { read, usePages } from './page.mjs';

const open = usePages();
const first = 'Germany said on Monday that steel imports rose 12 percent to 340,000 tonnes last year.\n\nThe ministry plans new tariffs on steel. Anna Weber, the minister, said the tariffs will protect 5,000 jobs.';
const second = 'Germany said on Monday that steel imports rose 18 percent to 340,000 tonnes last year.\n\nFrance objects. Anna Weber, the minister, said the tariffs might perhaps protect 5,000 jobs in the region.';

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

test('claims are aligned one to one, by rare words, with what differs', () => {
  const claim = (quote, certainty = 'asserted') => ({ mark: { quote, certainty } });
  const left = [claim('Steel imports rose 12 percent last year.'), claim('The tariffs will protect 5,000 jobs.'), claim('Nobody spoke of coal.')];
  const right = [claim('The tariffs may protect 5,000 jobs.', 'hedged'), claim('Imports of steel rose by 18 percent last year.'), claim('Bananas are yellow.')];
  const pairs = alignClaims(left, right);
  assert.equal(pairs.length, 2);
  const jobs = pairs.find((pair) => pair.left === left[1].mark);
  assert.equal(jobs.right, right[0].mark);
  assert.equal(jobs.certainty, true);
  assert.deepEqual(jobs.figures, { left: [], right: [] });
  const steel = pairs.find((pair) => pair.left === left[0].mark);
  assert.equal(steel.right, right[1].mark);
  assert.deepEqual(steel.figures, { left: ['12'], right: ['18'] });
});

test('what both have comes with both counts', () => {
  const thing = (key, n) => ({ key, name: key, n, ids: [n] });
  const { both, left, right } = sharing([thing('a', 1), thing('b', 3)], [thing('b', 2), thing('c', 5)]);
  assert.deepEqual(both.map(({ key, n, other }) => [key, n, other]), [['b', 3, 2]]);
  assert.deepEqual([left, right].map((list) => list.map(({ key }) => key)), [['a'], ['c']]);
});
