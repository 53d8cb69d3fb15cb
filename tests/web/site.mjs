// A static server for the built site under a sub-path, as a plain host would serve it.
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';

const types = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.bundle': 'application/octet-stream',
};

/**
 * Serves `folder` at `path` on a free port of this machine. `broken` names files that answer 500.
 * Gives {address, requests, close}: requests lists the path of each request so far.
 */
export async function serveSite(folder, { path = '/some/sub/path/', broken = [], port = 0 } = {}) {
  const requests = [];
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost');
    requests.push(pathname);
    const inside = decodeURIComponent(pathname.slice(path.length)) || 'index.html';
    const file = normalize(join(folder, inside));
    if (!pathname.startsWith(path) || !file.startsWith(normalize(folder))) return void response.writeHead(404).end();
    if (broken.includes(inside)) return void response.writeHead(500).end();
    try {
      const body = await readFile(file);
      response.writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream', 'x-content-type-options': 'nosniff' });
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${server.address().port}${path}`,
    requests,
    close: () => new Promise((resolve) => { server.closeAllConnections(); server.close(resolve); }),
  };
}
