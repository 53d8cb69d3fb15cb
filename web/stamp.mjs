// The last step of the build: node web/stamp.mjs SITE. Writes into the site's index.html which modules the
// page begins with, so that the browser fetches them all at once; and into sw.js the files and the version,
// which is the hash of all of them: the same files give the same version, one changed byte another.
import { createHash } from 'node:crypto';
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const [site] = process.argv.slice(2);
const source = dirname(fileURLToPath(import.meta.url));
const hash = (bytes) => createHash('sha256').update(bytes).digest('hex').slice(0, 16);

// The modules that are imported from `file` on, but not those that are imported only when needed.
async function modulesFrom(file, found = new Set()) {
  if (found.has(file)) return found;
  found.add(file);
  const code = await readFile(file, 'utf8');
  for (const [, name] of code.matchAll(/(?:^|[;\n}])\s*(?:import|export)\b[^'"();]*?\bfrom\s*['"](\.[^'"]+)['"]/g)) await modulesFrom(join(dirname(file), name), found);
  return found;
}

async function filesBelow(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => relative(folder, join(entry.parentPath ?? entry.path, entry.name))).sort();
}

const writeIfNew = async (file, text) => {
  if ((await readFile(file, 'utf8').catch(() => null)) !== text) await writeFile(file, text);
};

const modules = [...(await modulesFrom(join(site, 'js/main.js')))].map((file) => relative(site, file)).sort();
const links = modules.map((file) => `<link rel="modulepreload" href="${file}">`).join('\n');
const page = (await readFile(join(source, 'index.html'), 'utf8')).replace('<!-- modules -->', links);

const files = {};
for (const file of await filesBelow(site)) {
  if (file !== 'sw.js' && file !== 'index.html') files[file] = hash(await readFile(join(site, file)));
}
// The page carries the version of all else and of itself without the version.
const version = hash(JSON.stringify({ ...files, 'index.html': hash(page), 'sw.js': hash(await readFile(join(source, 'sw.js'))) }));
const stamped = page.replace('<!-- version -->', `<meta name="postil-version" content="${version}">`);
files['index.html'] = hash(stamped);
const worker = (await readFile(join(source, 'sw.js'), 'utf8'))
  .replace("const version = '';", `const version = '${version}';`)
  .replace('const files = {};', `const files = ${JSON.stringify(files)};`);
await writeIfNew(join(site, 'index.html'), stamped);
await writeIfNew(join(site, 'sw.js'), worker);
