// The page's speed, in Chromium, with the samples repeated to the wanted length.
//   node tests/bench/page.mjs [build/site]      (once before: npm ci in tests/web)
// For 1,000 words: from the paste to painted marks, and how much of it is the engine's own time. For 100,000
// words: until the text can be read, until marks stand in view, the longest task of the main thread
// after the text stands, and from a keystroke in the middle to its repainted paragraph.
import { readFile, readdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { serveSite } from '../web/site.mjs';

const { chromium } = createRequire(new URL('../web/package.json', import.meta.url))('playwright-core');
const site = resolve(process.argv[2] ?? 'build/site');
const executablePath = process.env.POSTIL_CHROMIUM ?? '/usr/bin/chromium';

const samples = await Promise.all((await readdir(join(site, 'samples'))).filter((file) => file.endsWith('.txt')).sort().map((file) => readFile(join(site, 'samples', file), 'utf8')));
const all = samples.join('\n\n').split(/\n\s*\n/).map((paragraph) => paragraph.trim());
function article(words) {
  const paragraphs = [];
  for (let n = 0, i = 0; n < words; i += 1) {
    paragraphs.push(all[i % all.length]);
    n += all[i % all.length].split(/\s+/).length;
  }
  return paragraphs.join('\n\n');
}
const at = (times, share) => [...times].sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))];
const row = (name, value, unit = 'ms') => console.log(`${name.padEnd(58)}${value.toFixed(0).padStart(6)} ${unit}`);

const server = await serveSite(site);
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'] });

async function fresh() {
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
  await page.goto(server.address);
  await page.waitForSelector('.device.offline', { timeout: 60000 });
  return page;
}

// Pastes; gives [text shown, marks painted] in ms since the paste, and the engine's time of the same text.
const measure = (page, text) => page.evaluate(async (words) => {
  const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  const until = async (test) => { while (!test()) await painted(); };
  const began = performance.now();
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/plain', words);
  document.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  await painted();
  const shown = performance.now() - began;
  await until(() => document.querySelector('.article .m'));
  await painted();
  const [asked, answered] = ['postil-asked', 'postil-answer'].map((name) => performance.getEntriesByName(name).at(-1).startTime);
  return { shown, marks: performance.now() - began, engine: answered - asked };
}, text);

const small = await fresh();
const rounds = [];
for (let i = 0; i < 9; i += 1) {
  rounds.push(await measure(small, `${article(1000)}\n\nRound ${i}.`));
  await small.getByRole('button', { name: 'New text' }).click();
}
row('1,000 words: paste to painted marks, median', at(rounds.map(({ marks }) => marks), 0.5));
row('1,000 words: of it waiting for the engine, median', at(rounds.map(({ engine }) => engine), 0.5));
row('1,000 words: beyond the engine, median', at(rounds.map(({ marks, engine }) => marks - engine), 0.5));
await small.context().close();

const large = await fresh();
await large.evaluate(() => {
  window.tasks = [];
  new PerformanceObserver((list) => window.tasks.push(...list.getEntries().map(({ startTime, duration }) => ({ startTime, duration })))).observe({ entryTypes: ['longtask'] });
});
const { shown, marks } = await measure(large, article(100000));
const shownAt = await large.evaluate(() => performance.now());
row('100,000 words: text to be read', shown);
row('100,000 words: marks in view', marks);
await large.waitForFunction(() => document.querySelector('.summary').textContent.includes('worth'), null, { timeout: 120000 });
row('100,000 words: all marked', await large.evaluate((since) => performance.now() - since, shownAt) + marks);
await large.waitForTimeout(1500);
const tasks = await large.evaluate((since) => window.tasks.filter(({ startTime }) => startTime > since).map(({ duration }) => duration), shownAt - marks + shown);
row('100,000 words: longest task after the text stands', Math.max(0, ...tasks));
row('100,000 words: tasks of more than 100 ms after that', tasks.filter((duration) => duration > 100).length, '');

// A keystroke: until the answer on it is painted.
await large.evaluate(() => document.querySelectorAll('.article .para')[400].scrollIntoView());
await large.waitForTimeout(500);
await large.click('[data-edit]');
await large.evaluate(() => {
  window.keys = [];
  window.keyTasks = window.tasks.length;
  document.querySelector('.article').addEventListener('beforeinput', () => {
    const began = performance.now();
    const before = performance.getEntriesByName('postil-followed').length;
    const look = () => {
      if (performance.getEntriesByName('postil-followed').length > before) window.keys.push(performance.now() - began);
      else requestAnimationFrame(() => setTimeout(look));
    };
    look();
  }, true);
});
for (const letter of 'Brazil said it will raise tariffs by 12% next year. And so on it goes. ') {
  await large.keyboard.type(letter);
  await large.waitForTimeout(120);
}
const keys = await large.evaluate(() => window.keys);
row('100,000 words: keystroke to updated marks, median', at(keys, 0.5));
row('100,000 words: keystroke to updated marks, 95th percentile', at(keys, 0.95));
await browser.close();
await server.close();
