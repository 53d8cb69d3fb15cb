// Files of other programs: web pages, Word, PDF, Markdown; what was cleaned away is said; parsers are loaded
// when first used, from the site alone.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { engineReady, shownLines, usePages } from './page.mjs';
import { docx, pdf } from './makefiles.mjs';

const open = usePages();
const chooser = '.start input[type=file]';
const lines = ['Steel tariffs rise again', 'Germany said on Monday that steel imports rose 12 percent to 340,000 tonnes last year, and that it would answer with tariffs.', 'Anna Weber, the minister, said the tariffs will protect 5,000 jobs in the north of the country.'];

async function opened(page, name, mimeType, content) {
  await engineReady(page);
  const asked = [];
  page.on('request', (request) => asked.push(request.url())); // the service worker's are not the page's
  await page.setInputFiles(chooser, { name, mimeType, buffer: Buffer.from(content) });
  await page.waitForSelector('.article .m', { timeout: 20000 });
  assert.deepEqual(asked.filter((url) => !url.startsWith('blob:') && !url.startsWith(page.site.address)), [], 'asked elsewhere');
  return { lines: await shownLines(page), summary: await page.textContent('.summary'), asked };
}

test('a web page: the article without menus; title and address are taken from it; nothing in it is run or fetched', async () => {
  const page = await open();
  const body = [...lines.slice(1), ...lines.slice(1), ...lines.slice(1)].map((line) => `<p>${line}</p>`).join('');
  const menu = '<nav><ul><li><a href="/a">Home</a></li><li><a href="/b">Sport</a></li></ul></nav>';
  const html = `<!doctype html><html><head><title>${lines[0]}</title><link rel="canonical" href="https://example.org/steel"><script>window.ran = true</script></head>
    <body>${menu}<article><h1>${lines[0]}</h1>${body}<img src="https://example.com/x.png" onerror="window.ran = true"></article><footer>Cookies, imprint</footer></body></html>`;
  const { lines: shown, summary } = await opened(page, 'steel.html', 'text/html', html);
  assert.equal(shown[0], lines[0]);
  assert.ok(shown.includes(lines[1]) && !shown.some((line) => /Sport|Cookies/.test(line)), shown.join('|'));
  assert.match(summary, /\d+ words? of menus/);
  assert.equal(await page.evaluate(() => window.ran), undefined);
  await page.click('[data-open="export"]');
  assert.equal(await page.inputValue('#export-address'), 'https://example.org/steel');
});

test('a Word document: paragraphs and lists, without pictures and footnotes', async () => {
  const page = await open();
  const { lines: shown, asked } = await opened(page, 'steel.docx', '', await docx(lines));
  assert.deepEqual(shown, lines);
  assert.ok(asked.some((url) => url.endsWith('/vendor/mammoth.js')));
  assert.ok(!asked.some((url) => url.includes('pdf')));
});

test('a PDF: lines become paragraphs, page headers and hyphens go, and it is said', async () => {
  const page = await open();
  const { lines: shown, summary } = await opened(page, 'steel.pdf', 'application/pdf', pdf([
    ['The Daily Example', '', 'Germany said on Monday that steel imports rose 12 percent to 340,000 ton-', 'nes last year, and that it would answer with tariffs on steel and on oth-', 'er metals.', '', 'Anna Weber, the minister, said the tariffs will protect 5,000 jobs.'],
    ['The Daily Example', '', 'France objects to the tariffs, its government said on Tuesday evening.'],
  ]));
  assert.deepEqual(shown, [
    'Germany said on Monday that steel imports rose 12 percent to 340,000 tonnes last year, and that it would answer with tariffs on steel and on other metals.',
    'Anna Weber, the minister, said the tariffs will protect 5,000 jobs.',
    'France objects to the tariffs, its government said on Tuesday evening.',
  ]);
  assert.match(summary, /2 page headers and footers left out, 2 hyphens/);
});

test('Markdown: the markup goes, the words stay', async () => {
  const page = await open();
  const { lines: shown } = await opened(page, 'steel.md', 'text/markdown', `---\ntitle: x\n---\n# ${lines[0]}\n\nGermany *said* on **Monday** that [steel](https://example.org/a_(b)) imports rose 12 percent, file_name_x stays.\n\n> Anna Weber said so.\n\n![a picture](x.png)\n`);
  assert.deepEqual(shown, [lines[0], 'Germany said on Monday that steel imports rose 12 percent, file_name_x stays.', 'Anna Weber said so.']);
});

test('a file that is broken says why', async () => {
  const page = await open();
  await engineReady(page);
  for (const name of ['broken.pdf', 'broken.docx']) {
    await page.setInputFiles(chooser, { name, mimeType: '', buffer: Buffer.from('this is neither') });
    await page.waitForFunction((wanted) => document.querySelector('.start-said').textContent.startsWith(`${wanted} could not be read: `), name);
  }
});
