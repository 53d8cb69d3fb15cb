// The C++ library as another project uses it: installed and moved elsewhere, and as sources.
import assert from 'node:assert/strict';
import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { blocksOf, writeFiles } from './docs.mjs';
import { newFolder, read, root, run } from './project.mjs';

const readme = read('README.md');
const cmakeLists = blocksOf(readme).find(({ file }) => file === 'CMakeLists.txt').body;
const shown = blocksOf(readme).find(({ body }) => body.includes('$ build/reader\n')).body.split('$ build/reader\n')[1];

async function builds(cmake, ...options) {
  const folder = newFolder();
  writeFiles(readme, folder);
  writeFileSync(join(folder, 'CMakeLists.txt'), cmake);
  assert.ok(cmake.trim().split('\n').length <= 10);
  // Without optimisation: that the sources build is what is tested.
  await run('cmake', ['-S', '.', '-B', 'build', '-G', 'Ninja', '-DCMAKE_BUILD_TYPE=Debug', '-Werror=dev', ...options], { cwd: folder });
  await run('cmake', ['--build', 'build'], { cwd: folder, maxBuffer: 2 ** 26 });
  return { folder, said: (await run('build/reader', [], { cwd: folder })).stdout };
}

test('find_package finds what was installed, wherever it was moved', async () => {
  const folder = newFolder();
  await run('cmake', ['--install', join(root, 'build/native'), '--prefix', join(folder, 'before')]);
  renameSync(join(folder, 'before'), join(folder, 'after'));
  const { said } = await builds(cmakeLists, `-DCMAKE_PREFIX_PATH=${join(folder, 'after')}`);
  assert.equal(said, shown);
  const { stdout } = await run('grep', ['-rlF', '-e', root, '-e', 'nlohmann', join(folder, 'after/lib')]).catch((error) => error);
  assert.equal(stdout.split('\n').filter((name) => name.endsWith('.cmake')).join(), '', 'the installed files name no build folder and no further package');
});

test('FetchContent builds the library, and nothing else of Postil', async () => {
  const { folder, said } = await builds(cmakeLists.replace('find_package(postil REQUIRED)',
    `include(FetchContent)\nFetchContent_Declare(postil SOURCE_DIR ${root})\nFetchContent_MakeAvailable(postil)`));
  assert.equal(said, shown);
  const all = await run('ninja', ['-C', 'build', '-t', 'targets', 'all'], { cwd: folder, maxBuffer: 2 ** 26 });
  assert.doesNotMatch(all.stdout, /postil-cli|train|_test/);
});

test('the public headers pass Doxygen, and each type and function there is described', async () => {
  await run('cmake', ['--build', join(root, 'build/native'), '--target', 'docs']);
  const folder = newFolder();
  writeFileSync(join(folder, 'Doxyfile'), `${read('build/native/Doxyfile.docs')}
    OUTPUT_DIRECTORY = ${folder}\nEXTRACT_ALL = NO\nWARN_AS_ERROR = NO\n`);
  const { stderr } = await run('doxygen', [join(folder, 'Doxyfile')], { cwd: root });
  const undescribed = stderr.split('\n').filter((line) => line.includes('is not documented') && !/\((variable|typedef|enumvalue)\)/.test(line));
  assert.deepEqual(undescribed, []);
  assert.match(stderr, /is not documented/, 'the names that speak for themselves are reported, so the check works');
});
