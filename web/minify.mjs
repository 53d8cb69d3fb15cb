// node web/minify.mjs FROM TO: the modules below FROM (not those of packages, nor the service worker, which
// stamp.mjs fills in) are written below TO without comments and long local names. A file whose source is
// not newer is left as it is.
import { mkdir, readFile, readdir, stat, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { minify } from 'terser';

const [from, to] = process.argv.slice(2);
const options = { module: true, ecma: 2020, compress: { passes: 2 }, format: { comments: false } };

const newer = async (file) => (await stat(file).catch(() => ({ mtimeMs: 0 }))).mtimeMs;
for (const entry of await readdir(from, { recursive: true, withFileTypes: true })) {
  const file = join(entry.parentPath ?? entry.path, entry.name);
  const name = relative(from, file);
  if (!entry.isFile() || !name.endsWith('.js') || name === 'sw.js' || name.includes('node_modules')) continue;
  const made = join(to, name);
  if ((await newer(made)) >= (await newer(file))) continue;
  const { code } = await minify(await readFile(file, 'utf8'), options);
  await mkdir(dirname(made), { recursive: true });
  await writeFile(made, `${code}\n`);
}
