// The examples of examples/hosting with the built site: the headers come, the page reads an article.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { test } from 'node:test';
import { newFolder, read, root, useBrowser } from './project.mjs';

const open = useBrowser();
const policy = read('web/index.html').match(/http-equiv="Content-Security-Policy" content="([^"]*)"/)[1];
const site = process.env.POSTIL_SITE ?? join(root, 'build/site');
const wanted = [
  ['index.html', /^text\/html/], ['js/main.js', /javascript/], ['engine/postil-core.mjs', /^text\/javascript/],
  ['engine/postil-core.wasm', /^application\/wasm$/], ['engine/postil.bundle', /^application\/octet-stream/]];

async function serves(address) {
  for (const [file, type] of wanted) {
    const response = await fetch(address + file);
    const header = (name) => response.headers.get(name);
    assert.equal(response.status, 200, file);
    assert.match(header('content-type'), type, file);
    assert.equal(header('content-security-policy'), `${policy}; frame-ancestors 'none'`, file);
    assert.deepEqual(['referrer-policy', 'x-content-type-options', 'cache-control'].map(header), ['no-referrer', 'nosniff', 'no-cache'], file);
  }
  const page = await open(`${address}#text=${encodeURIComponent('Berlin will raise tariffs on steel by 12 percent, the minister said.')}`);
  await page.waitForSelector('.article .m', { timeout: 20000 });
  assert.deepEqual(page.errors, []);
  await page.context().close();
}

test('nginx', async (t) => {
  const folder = newFolder();
  const socket = createServer().listen(0, '127.0.0.1');
  await once(socket, 'listening');
  const { port } = socket.address();
  await new Promise((resolve) => socket.close(resolve));
  const server = read('examples/hosting/nginx.conf').replace('listen 8080;', `listen 127.0.0.1:${port};`).replace('/var/www/postil', site);
  writeFileSync(join(folder, 'nginx.conf'), `${process.getuid() === 0 ? 'user root;' : ''} pid ${folder}/pid; error_log ${folder}/error.log; daemon off;
    events {} http { include /etc/nginx/mime.types; default_type application/octet-stream; access_log off; client_body_temp_path ${folder}/body;
    proxy_temp_path ${folder}/proxy; fastcgi_temp_path ${folder}/fastcgi; uwsgi_temp_path ${folder}/uwsgi; scgi_temp_path ${folder}/scgi; ${server} }`);
  const nginx = spawn('/usr/sbin/nginx', ['-c', join(folder, 'nginx.conf'), '-p', folder], { stdio: ['ignore', 'ignore', 'inherit'] });
  t.after(async () => {
    nginx.kill();
    await once(nginx, 'exit');
  });
  const address = `http://127.0.0.1:${port}/`;
  for (let tries = 0; tries < 100 && !(await fetch(address).catch(() => null)); tries += 1) await new Promise((resolve) => setTimeout(resolve, 50));
  await serves(address);
});

/** The rules of a _headers file: [{matches, headers}], as Netlify and Cloudflare Pages read them. */
function rulesOf(text) {
  const rules = [];
  for (const line of text.split('\n').filter(Boolean)) {
    if (!line.startsWith(' ')) {
      const pattern = new RegExp(`^${line.replace(/[.]/g, '\\.').replace('*', '.*')}$`);
      rules.push({ matches: (path) => pattern.test(path), headers: {} });
    } else {
      const [, name, value] = line.match(/^\s+([\w-]+): (.*)$/);
      rules.at(-1).headers[name.toLowerCase()] = value;
    }
  }
  return rules;
}

test('_headers, for Netlify and Cloudflare', async (t) => {
  const rules = rulesOf(read('examples/hosting/_headers'));
  assert.equal(rules.length, 2);
  const types = { html: 'text/html', js: 'application/javascript', css: 'text/css', wasm: 'application/wasm', webmanifest: 'application/manifest+json' };
  const server = createServer((request, response) => {
    const path = new URL(request.url, 'http://x').pathname.replace(/\/$/, '/index.html');
    const headers = Object.assign({ 'content-type': types[path.split('.').at(-1)] ?? 'application/octet-stream' }, ...rules.filter((rule) => rule.matches(path)).map((rule) => rule.headers));
    try {
      const body = readFileSync(join(site, path));
      response.writeHead(200, headers).end(body);
    } catch {
      response.writeHead(404).end();
    }
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => new Promise((resolve) => { server.closeAllConnections(); server.close(resolve); }));
  await serves(`http://127.0.0.1:${server.address().port}/`);
});

test('the README states the same policy, and the workflow publishes what web/build makes', () => {
  const stated = read('README.md').match(/Content-Security-Policy: ([\s\S]*?)\n\n/)[1].replace(/\s+/g, ' ');
  assert.equal(stated, policy);
  const workflow = read('.github/workflows/pages.yml');
  assert.match(workflow, /- run: web\/build\n/);
  assert.match(workflow, /path: build\/site\n/);
});
