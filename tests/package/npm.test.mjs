// The npm package as a newcomer uses it: in Node, with TypeScript, without a bundler, with Vite.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { newProject, read, root, run, serveSite, tarball, tool, toolModule, useBrowser } from './project.mjs';

const text = 'Berlin will raise tariffs on steel by 12 percent, the minister said.';
const names = ['Berlin', '12 percent'];
const open = useBrowser();

test('the package holds what it says, no scripts, and its size is stated', async () => {
  const { stdout } = await run('tar', ['-tzf', tarball]);
  const packed = stdout.trim().split('\n').map((name) => name.replace(/^package\//, '')).sort();
  const manifest = JSON.parse(read('wasm/package.json'));
  assert.deepEqual(packed, [...manifest.files, 'LICENSE', 'README.md', 'package.json'].sort());
  assert.equal(manifest.scripts, undefined);
  assert.equal(manifest.dependencies, undefined);
  assert.equal(manifest.version, read('CMakeLists.txt').match(/project\(postil VERSION (\S+)/)[1]);
  const folder = join(root, 'build/npm/postil');
  const installed = packed.reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
  const [, download, disk] = read('wasm/README.md').match(/(\S+) MB to download, (\S+) MB installed/);
  const close = (stated, real) => assert.ok(Math.abs(stated - real / 1e6) <= 0.35, `${stated} MB stated, ${real} bytes`);
  close(download, statSync(tarball).size);
  close(disk, installed);
  const entries = JSON.stringify(manifest.exports).match(/\.\/[^"]+\.(js|ts|wasm|bundle)\b/g);
  for (const file of entries) assert.ok(packed.includes(file.slice(2)), file);
});

test('Node finds the engine beside the package, from any folder', async () => {
  const folder = newProject({
    'main.mjs': `import { createAnnotator } from 'postil';
      const annotator = await createAnnotator();
      const found = [];
      for await (const { entities } of annotator.annotateBatch([process.argv[2]]))
        found.push(...entities.map(({ start, end }) => process.argv[2].slice(start, end)));
      annotator.dispose();
      console.log(JSON.stringify(found));`,
    'lost.mjs': `import { rmSync } from 'node:fs';
      import { createAnnotator, FileError } from 'postil';
      rmSync(new URL('node_modules/postil/postil.bundle', import.meta.url));
      await createAnnotator().catch((error) => console.log(error instanceof FileError, error.code, error.message));`,
  });
  const { stdout } = await run('node', [join(folder, 'main.mjs'), text], { cwd: '/' });
  assert.deepEqual(JSON.parse(stdout), names);
  const lost = await run('node', [join(folder, 'lost.mjs')]);
  assert.match(lost.stdout, /^true file file:.*postil\.bundle could not be read: ENOENT/);
});

test('the types hold in strict TypeScript, for Node and for bundlers', async () => {
  const folder = newProject({
    'main.ts': `import 'postil/article';
      import { createFormats } from 'postil/formats';
      import { createAnnotator, PostilError, type Claim, type EntityType } from 'postil';
      const annotator = await createAnnotator();
      const { claims, entities, terms } = annotator.annotate('x');
      const first: Claim | undefined = claims[0];
      const source: string = first?.source ? 'x'.slice(first.source.start, first.source.end) : '';
      const types: EntityType[] = entities.map((mark) => mark.type);
      const label = annotator.concepts()[terms[0]?.concept ?? 0]?.label;
      for await (const marks of annotator.annotateBatch(['a', 'b'])) marks.sentences.length;
      await createAnnotator({ bundle: new Uint8Array() }).catch((error: unknown) => {
        if (error instanceof PostilError && error.code === 'bundle') return null;
        // @ts-expect-error: no such code
        if (error instanceof PostilError && error.code === 'nonsense') return null;
        throw error;
      });
      // @ts-expect-error: a text is a string
      annotator.annotate(12);
      // @ts-expect-error: a source may be missing
      claims[0]?.source.start;
      annotator.dispose();
      const [file] = (await createFormats()).write('{}', 'csv', { layers: ['claims'] });
      const written: string | undefined = file?.text;
      // @ts-expect-error: no such format
      (await createFormats()).write('{}', 'word');
      const shown = document.querySelector('postil-article')!;
      shown.addEventListener('postil-select', ({ detail }) => {
        if (detail.layer === 'terms') detail.mark.concept?.label.trim();
        // @ts-expect-error: only a claim has a worth
        else detail.mark.worth;
      });
      export { source, types, label, written };`,
  });
  for (const module of [['nodenext', 'nodenext'], ['esnext', 'bundler']])
    await run(tool('tsc'), ['--noEmit', '--strict', '--noUncheckedIndexedAccess', '--target', 'es2022', '--lib', 'es2022,dom', '--module', module[0], '--moduleResolution', module[1], 'main.ts'], { cwd: folder })
      .catch((error) => assert.fail(error.stdout));
});

const page = (script) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>t</title>
  <meta http-equiv="Content-Security-Policy" content="default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; img-src data:">
  <link rel="icon" href="data:,"><script type="module" src="${script}"></script></head>
  <body><postil-article>${text}</postil-article></body></html>`;
const workerSource = (from) => `import { createAnnotator } from '${from}';
  const annotator = createAnnotator();
  addEventListener('message', async ({ data }) => postMessage((await annotator).annotate(data)));`;
const mainSource = (from) => `import '${from.replace('/postil.js', '/article.js').replace(/^postil$/, 'postil/article')}';
  import { createAnnotator } from '${from}';
  import { createFormats } from '${from.replace('/postil.js', '/formats.js').replace(/^postil$/, 'postil/formats')}';
  window.written = async (text) => (await createFormats()).write(JSON.stringify({ format: 'postil', version: 1, text, entities: [], claims: [], terms: [] }), 'postil')[0].text;
  const quotes = (text, marks) => marks.entities.map(({ start, end }) => text.slice(start, end));
  window.here = async (text) => quotes(text, (await createAnnotator()).annotate(text));
  window.inWorker = (text) => new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./worker.js', import.meta.url), { type: 'module' });
    worker.onerror = (event) => reject(new Error(event.message));
    worker.onmessage = ({ data }) => resolve(quotes(text, data));
    worker.postMessage(text);
  });`;

async function annotatesIn(address) {
  const tab = await open(address);
  await tab.waitForFunction(() => window.here);
  assert.deepEqual(await tab.evaluate((words) => window.here(words), text), names);
  assert.deepEqual(await tab.evaluate((words) => window.inWorker(words), text), names);
  assert.equal(JSON.parse(await tab.evaluate((words) => window.written(words), text)).text, text);
  await tab.waitForSelector('postil-article [part~=entity-percent]');
  assert.deepEqual(tab.errors, []);
  await tab.context().close();
}

test('a page and a worker without a bundler, under a strict policy', async (t) => {
  const from = './node_modules/postil/postil.js';
  const site = await serveSite(newProject({ 'index.html': page('main.js'), 'main.js': mainSource(from), 'worker.js': workerSource(from) }));
  t.after(site.close);
  await annotatesIn(site.address);
});

test('Vite: the built site and the development server', async (t) => {
  const folder = newProject({ 'index.html': page('./main.js'), 'main.js': mainSource('postil'), 'worker.js': workerSource('postil') });
  const vite = await toolModule('vite');
  const config = { root: folder, configFile: false, base: './', logLevel: 'warn', worker: { format: 'es' }, optimizeDeps: { exclude: ['postil'] } };
  await vite.build(config);
  const bundles = (await run('find', [join(folder, 'dist'), '-name', '*.bundle'])).stdout.trim().split('\n');
  assert.equal(bundles.length, 1);
  assert.deepEqual(readFileSync(bundles[0]), readFileSync(join(root, 'core/data/postil.bundle')));
  const site = await serveSite(join(folder, 'dist'));
  t.after(site.close);
  await annotatesIn(site.address);

  const server = await vite.createServer({ ...config, server: { port: 0, host: '127.0.0.1', hmr: false, watch: null } });
  t.after(() => server.close());
  await server.listen();
  assert.ok(existsSync(join(folder, 'node_modules/postil')));
  await annotatesIn(`http://127.0.0.1:${server.httpServer.address().port}/`);
});
