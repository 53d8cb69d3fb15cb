// What the documentation shows is what happens: each file of examples in a fresh folder, with the
// npm package, the command and the C++ library installed as it says.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import { runDocument, steps } from './docs.mjs';
import { newFolder, newProject, root } from './project.mjs';

const prefix = newFolder();
execFileSync('cmake', ['--install', join(root, 'build/native'), '--prefix', prefix]);
const env = { PATH: `${prefix}/bin:${join(root, 'build/native')}:${process.env.PATH}`, CMAKE_PREFIX_PATH: prefix, POSTIL_SOURCE: root };

test('commands and their output are told apart', () => {
  assert.deepEqual(steps('$ one \\\n  more\na\nb\n$ two\n'), [
    { command: 'one \\\n  more', expected: 'a\nb\n' }, { command: 'two', expected: '' }]);
  assert.throws(() => steps('lost\n$ a\n'));
});

for (const [file, least] of [['README.md', 3], ['wasm/README.md', 1]])
  test(`${file}: every example gives the output shown`, () => {
    const results = runDocument(join(root, file), newProject(), env);
    assert.ok(results.length >= least, `${results.length} commands`);
    for (const { command, expected, actual } of results) assert.equal(actual, expected, `$ ${command}`);
  });
