// What comes in: pastes of every kind, files in several encodings; what is changed is said.
import assert from 'node:assert/strict';
import { writeFile, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { paste, read, shownLines, usePages } from './page.mjs';

const open = usePages();
const sentence = 'Germany raised tariffs by 12% in 2021.';

const cases = [
  ['non-breaking spaces', 'Germany\u00a0raised tariffs by 12\u202f%.', ['Germany raised tariffs by 12 %.'], /2 non-breaking spaces/],
  ['soft hyphens and zero-width', 'Ger\u00admany raised tar\u200biffs\ufeff by 12%.', ['Germany raised tariffs by 12%.'], /1 soft hyphen.*2 invisible/],
  ['line separators', `${sentence}\u2028${sentence}\r${sentence}`, [sentence, sentence, sentence], /2 line ends/],
  ['control characters', 'Germany\u0000 raised\u0007 tariffs by 12%.', ['Germany raised tariffs by 12%.'], /2 control/],
  ['joiners of emoji stay', `👨🏻‍🚒 ${sentence}`, [`👨🏻‍🚒 ${sentence}`], null],
  ['wrapped mail', 'Germany raised tariffs on steel by 12 percent in\n2021, and the ministry said on Monday that it will\nraise them again unless the talks in Brussels bring\na deal before winter.\n\nFrance waits.',
    ['Germany raised tariffs on steel by 12 percent in 2021, and the ministry said on Monday that it will raise them again unless the talks in Brussels bring a deal before winter.', 'France waits.'], /3 wrapped lines/],
  ['short lines stay lines', 'Tariffs\nSteel\nGermany raised tariffs by 12%.\nFrance', ['Tariffs', 'Steel', 'Germany raised tariffs by 12%.', 'France'], null],
];
for (const [name, text, lines, note] of cases) {
  test(`paste: ${name}`, async () => {
    const page = await open();
    await read(page, text);
    assert.deepEqual(await shownLines(page), lines);
    const said = await page.textContent('.summary');
    if (note) assert.match(said, note);
    else assert.doesNotMatch(said, /Changed/);
  });
}

test('rich text whose plain form lost its paragraphs keeps them', async () => {
  const page = await open();
  await read(page, `Tariffs rise ${sentence} France waits.`, `<style>p{}</style><h2>Tariffs  rise</h2><p>${sentence}</p><p>France <b>waits</b>.</p><script>window.hurt=1</script>`);
  assert.deepEqual(await shownLines(page), ['Tariffs rise', sentence, 'France waits.']);
  assert.equal(await page.evaluate(() => window.hurt), undefined);
});

async function drop(page, name, bytes, type = 'text/plain') {
  await page.evaluate(([file, content, mime]) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([new Uint8Array(content)], file, { type: mime }));
    for (const event of ['dragover', 'drop']) document.body.dispatchEvent(new DragEvent(event, { dataTransfer, bubbles: true, cancelable: true }));
  }, [name, [...bytes], type]);
}

const files = [
  ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${sentence} Öl.`), `${sentence} Öl.`],
  ['UTF-16', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(`${sentence} Öl.`, 'utf16le')]), `${sentence} Öl.`],
  ['Windows-1252', Buffer.from(`${sentence} \x93\xd6l\x94.`, 'latin1'), `${sentence} “Öl”.`],
];
for (const [name, bytes, line] of files) {
  test(`dropped file: ${name}`, async () => {
    const page = await open();
    await drop(page, 'a.txt', bytes);
    await page.waitForSelector('.article .m');
    assert.deepEqual(await shownLines(page), [line]);
  });
}

test('a file that is no text is refused with a reason', async () => {
  const page = await open();
  await drop(page, 'photo.png', [137, 80, 78, 71], 'image/png');
  assert.match(await page.textContent('.start-said'), /photo\.png is not a file that Postil reads/);
});

test('the file dialog opens Markdown', async () => {
  const page = await open();
  const file = join(await mkdtemp(join(tmpdir(), 'postil-')), 'note.md');
  await writeFile(file, sentence);
  await page.setInputFiles('input[type=file]', file);
  await page.waitForSelector('.article .m');
  assert.deepEqual(await shownLines(page), [sentence]);
});

test('the Paste button reads the clipboard', async () => {
  const page = await open();
  await page.evaluate((text) => navigator.clipboard.writeText(text), sentence);
  await page.getByRole('button', { name: 'Paste', exact: true }).click();
  await page.waitForSelector('.article .m');
  assert.deepEqual(await shownLines(page), [sentence]);
});

test('typing, editing in place, a new text', async () => {
  const page = await open();
  await page.fill('#paper', sentence);
  await page.getByRole('button', { name: 'Mark the text' }).click();
  await page.waitForSelector('.article .m');
  await page.getByRole('button', { name: 'Edit' }).click();
  await page.keyboard.type('France will follow. ');
  await page.getByRole('button', { name: 'Done' }).click();
  assert.deepEqual(await shownLines(page), [`France will follow. ${sentence}`]);
  await page.getByRole('button', { name: 'New text' }).click();
  assert.equal(await page.inputValue('#paper'), '');
  assert.equal(await page.locator('.panel').isVisible(), false);
});
