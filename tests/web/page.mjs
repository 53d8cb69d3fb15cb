// What the browser tests share: the site on a server, a browser, a fresh page, a paste.
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { after, afterEach, before } from 'node:test';
import assert from 'node:assert/strict';
import { chromium } from 'playwright-core';
import { serveSite } from './site.mjs';

export const siteFolder = process.env.POSTIL_SITE ?? fileURLToPath(new URL('../../build/site', import.meta.url));

const options = {
  executablePath: process.env.POSTIL_CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
};

/**
 * For a test file: a server and a browser for as long as it runs. Gives open(settings, server),
 * which opens the page in a fresh profile; a failure inside the page fails the test. `settings` are
 * those of a Playwright context.
 */
export function usePages() {
  let site;
  let browser;
  let opened = [];
  before(async () => {
    site = await serveSite(siteFolder);
    browser = await chromium.launch(options);
  });
  afterEach(async () => {
    const pages = opened;
    opened = [];
    for (const page of pages) {
      await page.context().close();
      assert.deepEqual(page.errors, [], 'the page failed');
    }
  });
  after(async () => {
    await browser?.close();
    await site?.close();
  });
  return async (settings = {}, server = site) => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...settings });
    await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: new URL(server.address).origin });
    const page = await context.newPage();
    opened.push(page);
    page.errors = [];
    page.on('pageerror', (error) => page.errors.push(error.message));
    page.site = server;
    await page.goto(server.address);
    await page.waitForSelector('.start:not([hidden])');
    return page;
  };
}

/** Waits until the engine is running. */
export const engineReady = (page) => page.waitForFunction(() => performance.getEntriesByName('postil-ready').length > 0);

/** Waits until the browser keeps what was done. */
export const kept = (page) => page.waitForSelector('.documents-menu[data-saving="saved"]', { state: 'attached' });

/** Pastes as an application would: a paste event with the given flavours. */
export async function paste(page, text, html) {
  await page.evaluate(([plain, rich]) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', plain);
    if (rich !== undefined) clipboardData.setData('text/html', rich);
    document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, [text, html]);
}

/** Pastes and waits until the marks are painted. */
export async function read(page, text, html) {
  await paste(page, text, html);
  await page.waitForSelector('.article .m', { timeout: 15000 });
}

/** The sample articles of the site, in one text of at least `words` words. */
export async function article(words = 0) {
  const folder = join(siteFolder, 'samples');
  const files = (await readdir(folder)).filter((file) => file.endsWith('.txt')).sort();
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')));
  const all = texts.join('\n\n');
  const paragraphs = [];
  for (let n = 0; n < Math.max(words, 1); ) {
    for (const paragraph of all.split(/\n\s*\n/)) {
      if (n >= words && words > 0) break;
      paragraphs.push(paragraph.trim());
      n += paragraph.trim().split(/\s+/).length;
    }
    if (words === 0) break;
  }
  return paragraphs.join('\n\n');
}

/** Paints every paragraph, as before printing. */
export const paintAll = (page) => page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));

/** The article's marks as painted: [{layer, start, end, text}], offsets in `text`, the whole text. */
export async function paintedMarks(page, text) {
  await paintAll(page);
  const pieces = await page.evaluate(() => {
    const found = [];
    document.querySelectorAll('.article .para').forEach((para, index) => {
      for (const element of para.querySelectorAll('.m')) {
        const range = document.createRange();
        range.setStart(para, 0);
        range.setEnd(element, 0);
        const at = range.toString().length;
        const layer = ['claim', 'entity', 'term'].find((name) => element.classList.contains(name));
        found.push({ index, id: element.dataset.m, layer, start: at, end: at + element.textContent.length });
      }
    });
    return found;
  });
  const starts = [];
  let at = 0;
  for (const line of text.split('\n')) {
    if (line.trim() !== '') starts.push(at);
    at += line.length + 1;
  }
  const marks = new Map();
  for (const { index, id, layer, start, end } of pieces) {
    const mark = marks.get(id) ?? { layer, start: Infinity, end: 0 };
    mark.start = Math.min(mark.start, starts[index] + start);
    mark.end = Math.max(mark.end, starts[index] + end);
    marks.set(id, mark);
  }
  return [...marks.values()].map((mark) => ({ ...mark, text: text.slice(mark.start, mark.end) }));
}

/** The Postil JSON that the page exports. */
export async function exported(page) {
  await page.click('[data-open="export"]');
  const [download] = await Promise.all([page.waitForEvent('download'), page.click('[data-export="download"]')]);
  await page.keyboard.press('Escape');
  return JSON.parse(await readFile(await download.path(), 'utf8'));
}

/** The lines of the article as shown. */
export const shownLines = (page) => page.$$eval('.article .para', (paras) => paras.map((para) => para.textContent));
