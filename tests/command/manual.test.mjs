// What comes with the command: its manual page and its completion, both made from postil --help.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { dirname } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const cli = fileURLToPath(new URL('../../core/cli/', import.meta.url));
const postil = process.env.POSTIL;
const help = spawnSync(postil, ['--help'], { encoding: 'utf8' }).stdout;
const options = [...new Set(help.match(/--[a-z][a-z-]*/g))];

test('the manual page is without a warning, and says all that --help says', () => {
  const page = spawnSync('awk', ['-v', 'version=9.9', '-f', `${cli}man.awk`], { input: help, encoding: 'utf8' }).stdout;
  const lint = spawnSync('mandoc', ['-T', 'lint', '-W', 'warning'], { input: page, encoding: 'utf8' });
  assert.deepEqual(lint.stdout.split('\n').filter((line) => line && !line.includes('missing date')), []);
  const shown = spawnSync('mandoc', ['-T', 'utf8'], { input: page, encoding: 'utf8' }).stdout.replace(/.\x08/g, '');
  const words = (text) => text.replace(/[‘’]/g, "'").split(/\s+/).filter(Boolean);
  const there = new Set(words(shown));
  assert.deepEqual(words(help).slice(1).filter((word) => !there.has(word) && !there.has(word.toUpperCase())), []);
  assert.match(shown, /^NAME\n +postil - .*\n\nSYNOPSIS\n/m);
});

test('the completion offers what the command takes', () => {
  const complete = (...words) => spawnSync('bash', ['-c', `source ${cli}completion.bash
    COMP_WORDS=("$@") COMP_CWORD=$(($# - 1)); _postil; printf '%s\\n' "\${COMPREPLY[@]}"`, 'bash', 'postil', ...words],
  { encoding: 'utf8', env: { ...process.env, PATH: `${dirname(postil)}:${process.env.PATH}` } }).stdout.split('\n').filter(Boolean);
  assert.deepEqual(complete('ann'), ['annotate']);
  assert.ok(options.length > 3);
  assert.deepEqual(complete('annotate', '--'), options.toSorted());
  assert.deepEqual(complete('annotate', '--js'), ['--jsonl']);
});
