// The last step of the build: node web/stamp.mjs FOLDER. Writes into the site's index.html which modules
// the page begins with, so that the browser fetches them all at once.
import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';

const [site] = process.argv.slice(2);

// The modules that are imported from `file` on, but not those that are imported only when needed.
async function modulesFrom(file, found = new Set()) {
  if (found.has(file)) return found;
  found.add(file);
  const code = await readFile(file, 'utf8');
  for (const [, name] of code.matchAll(/^(?:import|export)[^'"]*?from '(\.[^']+)';|^import '(\.[^']+)';/gm)) await modulesFrom(join(dirname(file), name), found);
  return found;
}

const writeIfNew = async (file, text) => {
  if ((await readFile(file, 'utf8').catch(() => null)) !== text) await writeFile(file, text);
};

const modules = [...(await modulesFrom(join(site, 'js/main.js')))].map((file) => relative(site, file)).sort();
const index = await readFile(join(site, 'index.html'), 'utf8');
const links = modules.map((file) => `<link rel="modulepreload" href="${file}">`).join('\n');
await writeIfNew(join(site, 'index.html'), index.replace('<!-- modules -->', links));
