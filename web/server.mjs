// A static server for one folder: node web/server.mjs FOLDER PORT [PATH]. For trying the page out; any
// server of plain files does as well. The headers are those that the README recommends.
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createGzip } from 'node:zlib';

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
};
const HEADERS = {
  'Cache-Control': 'no-cache',
  'X-Content-Type-Options': 'nosniff',
  'Content-Security-Policy':
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; " +
    "img-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; manifest-src 'self'; " +
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
};

// Serves `folder` at `path` ("/" or "/some/sub/path/"). Port 0 takes a free one.
export function serve(folder, port = 0, path = '/') {
  const server = createServer(async (request, response) => {
    const answer = (status, text) => response.writeHead(status, HEADERS).end(text);
    let wanted;
    try {
      wanted = decodeURIComponent(new URL(request.url, 'http://localhost').pathname);
    } catch {
      return answer(400, 'not a URL');
    }
    if (!wanted.startsWith(path)) return answer(404, 'not found');
    let file = join(folder, normalize('/' + wanted.slice(path.length)));
    try {
      if ((await stat(file)).isDirectory()) file = join(file, 'index.html');
      await stat(file);
    } catch {
      return answer(404, 'not found');
    }
    const type = TYPES[extname(file)] ?? 'application/octet-stream';
    const isPacked = /\bgzip\b/.test(request.headers['accept-encoding'] ?? '') && !/^image\/png/.test(type);
    response.writeHead(200, { ...HEADERS, 'Content-Type': type, ...(isPacked ? { 'Content-Encoding': 'gzip', Vary: 'Accept-Encoding' } : {}) });
    if (isPacked) createReadStream(file).pipe(createGzip()).pipe(response);
    else createReadStream(file).pipe(response);
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, 'localhost', () => resolve(server));
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [folder, port = '8000', path = '/'] = process.argv.slice(2);
  try {
    await serve(folder, Number(port), path);
    console.log(`Postil is at http://localhost:${port}${path} (Ctrl+C ends it)`);
  } catch (error) {
    console.error(error.code === 'EADDRINUSE' ? `port ${port} is taken: try --port` : error.message);
    process.exit(1);
  }
}
