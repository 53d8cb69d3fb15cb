// The service worker: the page works without a network after the first visit. web/stamp.mjs fills in
// the version, the hash of all files, and the files with their hashes. One version is taken whole or not
// at all: what the server gives while it is being changed is refused. A version serves only from its own
// cache, and a newer one waits until the reader takes it: versions are never mixed.
const version = '';
const files = {}; // path below this folder: the first 16 hex digits of its SHA-256

const cacheName = `postil-${version}`;
const folder = new URL('./', location.href).href;

addEventListener('install', (event) => event.waitUntil(takeAll()));

addEventListener('activate', (event) => event.waitUntil((async () => {
  for (const name of await caches.keys()) if (name.startsWith('postil-') && name !== cacheName) await caches.delete(name);
  await clients.claim();
})()));

addEventListener('message', ({ data, source }) => {
  if (data === 'take over') skipWaiting();
  else if (data === 'version') source.postMessage({ version });
});

addEventListener('fetch', (event) => {
  const { request } = event;
  const address = request.url.split(/[?#]/, 1)[0];
  if (request.method === 'POST' && address === `${folder}share`) return event.respondWith(receive(request));
  if (request.method !== 'GET' || !address.startsWith(folder)) return;
  const path = address.slice(folder.length) || 'index.html';
  if (path in files) event.respondWith(answer(path, request));
});

async function answer(path, request) {
  const cache = await caches.open(cacheName);
  return (await cache.match(folder + path)) ?? fetch(request); // cleared by the browser: the server has it
}

// What another application shares goes into the address behind the #, where web/js/arrive.js finds it:
// neither the request nor the text reaches the server.
async function receive(request) {
  const form = await request.formData();
  const text = form.get('text') || form.get('title') || form.get('url') || '';
  return Response.redirect(`${folder}#text=${encodeURIComponent(text)}`, 303);
}

async function takeAll() {
  const cache = await caches.open(cacheName);
  await Promise.all(Object.keys(files).map(async (path) => {
    for (const mode of ['default', 'reload']) { // what the page just loaded need not come again
      const response = await fetch(folder + path, { cache: mode });
      const bytes = response.ok ? await response.clone().arrayBuffer() : null;
      if (bytes && (await hashOf(bytes)) === files[path]) return cache.put(folder + path, response);
    }
    throw new Error(`${path} is not of version ${version}`);
  }));
}

async function hashOf(bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return [...digest.subarray(0, 8)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
