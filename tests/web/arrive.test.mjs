// Text that comes with the address, and the bookmarklet that brings it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { usePages } from './page.mjs';
import { serveSite } from './site.mjs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const open = usePages();
const text = 'Berlin will raise tariffs by 12 % & more, “she” said. 👩🏽‍🚒 #1';
const shown = (page) => page.waitForFunction((wanted) => document.querySelector('.article')?.textContent.includes(wanted), text, { timeout: 15000 });

test('the fragment is read as the page opens and when it changes, and leaves the address', async () => {
  const page = await open();
  await page.goto(`${page.site.address}#text=${encodeURIComponent(text)}`);
  await shown(page);
  await page.waitForSelector('.article .m');
  assert.doesNotMatch(page.url(), /text=/);
  const later = await open();
  await later.evaluate((words) => { location.hash = `text=${encodeURIComponent(words)}`; }, text);
  await shown(later);
  assert.doesNotMatch(later.url(), /text=/);
  assert.deepEqual(later.site.requests.filter((path) => path.includes('text=')), []);
});

test('no text, or half a character, is no arrival', async () => {
  const page = await open();
  for (const fragment of ['text=', 'text=%E2%82', 'text=%20', 'elsewhere']) {
    await page.evaluate((part) => { location.hash = part; }, fragment);
    await page.waitForFunction(() => !location.hash.startsWith('#text'));
    assert.ok(await page.isVisible('.start'));
  }
});

test('the bookmarklet of the help brings a selection of another page', async () => {
  const page = await open();
  await page.keyboard.press('?');
  const link = await page.getAttribute('dialog a.bookmarklet', 'href');
  assert.ok(link.startsWith('javascript:'));
  const folder = await mkdtemp(join(tmpdir(), 'postil-'));
  await writeFile(join(folder, 'index.html'), `<!doctype html><title>t</title><p>Not this. <b></b></p>`);
  const elsewhere = await serveSite(folder, { path: '/' });
  const other = await page.context().newPage();
  await other.goto(elsewhere.address);
  const [opened] = await Promise.all([page.context().waitForEvent('page'), other.evaluate(([script, words]) => {
    const bold = document.querySelector('b');
    bold.textContent = words;
    getSelection().selectAllChildren(bold);
    (0, eval)(decodeURIComponent(script.slice('javascript:'.length)));
  }, [link, text])]);
  await shown(opened);
  assert.equal((await opened.textContent('.article')).trim(), text);
  await elsewhere.close();
  await rm(folder, { recursive: true });
});

test('what another application shares comes in through the service worker, not through the server', async () => {
  const page = await open();
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.waitForFunction(() => navigator.serviceWorker.controller);
  const { share_target: target } = await (await fetch(new URL('manifest.webmanifest', page.site.address))).json();
  await page.goto(new URL('samples/climate-law.txt', page.site.address).href); // a document without the page's policy
  const before = page.site.requests.length;
  await page.evaluate(([{ action, method, enctype, params }, words]) => {
    const form = Object.assign(document.createElement('form'), { action: `../${action}`, method, enctype });
    form.append(Object.assign(document.createElement('textarea'), { name: params.text, value: words }));
    document.body.append(form);
    form.submit();
  }, [target, text]);
  await shown(page);
  assert.doesNotMatch(page.url(), /text=|share/);
  assert.deepEqual(page.site.requests.slice(before).filter((path) => path.includes('share')), []);
});
