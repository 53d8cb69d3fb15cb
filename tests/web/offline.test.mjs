// Without a network after the first visit; one version at a time; a newer one is offered, not forced.
import assert from 'node:assert/strict';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { execFileSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { engineReady, kept, read, siteFolder, usePages } from './page.mjs';
import { serveSite } from './site.mjs';

const open = usePages();
const stamp = fileURLToPath(new URL('../../web/stamp.mjs', import.meta.url));
const isKept = (page) => page.waitForSelector('.device.offline', { timeout: 30000 });
const versionOf = (page) => page.evaluate(() => document.querySelector('meta[name="postil-version"]').content);

test('after one visit the page opens, reads and keeps documents without its server', async () => {
  const server = await serveSite(siteFolder);
  const page = await open({}, server);
  await isKept(page);
  assert.equal(await page.getAttribute('.device', 'aria-label'), 'On this device, works offline');
  await read(page, 'Germany raised tariffs by 12%.');
  await kept(page);
  await server.close();
  await page.reload();
  await page.waitForSelector('.article .m');
  await page.getByRole('button', { name: 'New text' }).click();
  await page.waitForSelector('.sample');
  await page.click('.sample');
  await page.waitForSelector('.article .m');
});

test('a newer version waits until it is wanted, and then all files are of it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'postil-site-'));
  await cp(siteFolder, folder, { recursive: true });
  const server = await serveSite(folder);
  const page = await open({}, server);
  await isKept(page);
  const before = await versionOf(page);
  await writeFile(join(folder, 'style.css'), `${await readFile(join(folder, 'style.css'), 'utf8')}\n.newer { color: red; }\n`);
  execFileSync(process.execPath, [stamp, folder]);
  const isNew = () => page.evaluate(() => [...document.styleSheets].some((sheet) => [...sheet.cssRules].some((rule) => rule.selectorText === '.newer')));
  await page.reload();
  await page.waitForFunction(() => /new version/.test(document.querySelector('.toast')?.textContent ?? ''), null, { timeout: 30000 });
  assert.equal(await versionOf(page), before, 'until then the old one serves');
  assert.equal(await isNew(), false);
  await Promise.all([page.waitForNavigation(), page.getByRole('button', { name: 'Load it' }).click()]);
  await engineReady(page);
  assert.notEqual(await versionOf(page), before);
  assert.equal(await isNew(), true);
  assert.equal(await page.evaluate(async () => (await caches.keys()).length), 1);
  await server.close();
  await rm(folder, { recursive: true });
});

test('files of two versions are never taken together', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'postil-site-'));
  await cp(siteFolder, folder, { recursive: true });
  await writeFile(join(folder, 'panels.css'), '/* half way through an update of the host */');
  const server = await serveSite(folder);
  const page = await open({}, server);
  await engineReady(page);
  await page.waitForTimeout(1500);
  assert.equal(await page.locator('.device.offline').count(), 0);
  await server.close();
  await rm(folder, { recursive: true });
});

test('it can be installed: manifest, icons, scope', async () => {
  const page = await open();
  const address = await page.evaluate(() => document.querySelector('link[rel="manifest"]').href);
  const manifest = await (await fetch(address)).json();
  const answers = await Promise.all(manifest.icons.map(({ src }) => fetch(new URL(src, address))));
  const types = answers.map((answer) => answer.headers.get('content-type'));
  assert.deepEqual([manifest.display, manifest.start_url, manifest.scope], ['standalone', './', './']);
  assert.deepEqual(types, ['image/svg+xml', 'image/png', 'image/png', 'image/png']);
});

test('the proof tries to send, and the browser stops all of it', async () => {
  const other = await serveSite(siteFolder);
  const page = await open({}, other);
  await isKept(page);
  await page.click('.device');
  await page.getByRole('button', { name: 'Try to send something' }).click();
  await page.waitForFunction(() => /attempts? w/.test(document.querySelector('.proof-try').textContent));
  assert.match(await page.textContent('.proof-try'), /4 of 4/);
  assert.match(await page.textContent('#proof'), /made 0 requests/);
  await other.close();
});
