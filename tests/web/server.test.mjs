// web/serve's own server, with the headers that are recommended: the page works under them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { serve } from '../../web/server.mjs';
import { read, siteFolder, usePages } from './page.mjs';

const open = usePages();

test('the page reads, and is kept for offline use, behind the headers that are recommended', async () => {
  const server = await serve(siteFolder, 0, '/below/');
  const page = await open({}, { address: `http://localhost:${server.address().port}/below/` });
  await read(page, 'Germany raised tariffs by 12%.');
  await page.waitForSelector('.device.offline');
  assert.match(await page.textContent('.summary'), /1 claim/);
  server.closeAllConnections();
  server.close();
});
