// Nothing leaves the device: no request after the page has loaded, a policy that forbids others.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { article, engineReady, exported, read, siteFolder, usePages } from './page.mjs';
import { serveSite } from './site.mjs';

const open = usePages();

async function loaded(page) {
  await page.waitForFunction(() => document.querySelectorAll('.sample').length === 3);
  await engineReady(page);
  await page.waitForSelector('.device.offline'); // the service worker has taken the page's own files
}

test('no request after load: paste, cards, lists, sample, export, theme', async () => {
  const server = await serveSite(siteFolder, { path: '/another/path/' });
  const page = await open({}, server);
  await loaded(page);
  const asked = [];
  page.context().on('request', (request) => asked.push(request.url()));
  const before = server.requests.length;
  await read(page, await article(1000));
  await page.click('.article .entity');
  await page.click('#tab-terms');
  await page.click('.list .row');
  await exported(page);
  await page.getByRole('button', { name: /^Theme/ }).click();
  await page.getByRole('button', { name: 'New text' }).click();
  await page.click('.sample');
  await page.waitForSelector('.article .m');
  assert.deepEqual(asked.filter((url) => !url.startsWith('blob:')), []);
  assert.deepEqual(server.requests.slice(before), []);
  await server.close();
});

test('it reads articles without a network', async () => {
  const page = await open();
  await loaded(page);
  await page.context().setOffline(true);
  await read(page, await article());
  assert.match(await page.textContent('.summary'), /\d+ claims?/);
});

test('every request of the load goes to the site, and its folder alone', async () => {
  const server = await serveSite(siteFolder, { path: '/deep/er/still/' });
  const page = await open({}, server);
  await loaded(page);
  assert.ok(server.requests.length > 5);
  assert.deepEqual(server.requests.filter((path) => !path.startsWith('/deep/er/still/')), []);
  await server.close();
});

test('the policy stops inline scripts, and every request once all is loaded, of page and worker', async () => {
  const other = await serveSite(siteFolder, { path: '/' });
  const page = await open();
  await loaded(page);
  const inline = await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'window.ran = true';
    document.head.append(script);
    return window.ran === true;
  });
  assert.equal(inline, false);
  const before = page.site.requests.length;
  const send = (address) => fetch(address).then(() => 'sent', () => 'refused');
  const [worker] = page.workers();
  assert.ok(worker, 'the engine runs in a worker');
  for (const place of [page, worker]) {
    assert.equal(await place.evaluate(send, `${other.address}?stolen`), 'refused');
    assert.equal(await place.evaluate(send, `${page.site.address}?stolen`), 'refused', 'not even to its own server');
  }
  await page.evaluate((address) => { new Image().src = `${address}?stolen`; navigator.sendBeacon(address, 'stolen'); }, other.address);
  await page.waitForTimeout(200);
  assert.deepEqual(other.requests, []);
  assert.deepEqual(page.site.requests.slice(before), []);
  await other.close();
});
