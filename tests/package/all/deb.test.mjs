// The .deb and the .tar.gz, each installed in a clean Debian root and used there. Needs root, since a
// root is made; run by tests/run --all.
import assert from 'node:assert/strict';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { newFolder, root, run } from '../project.mjs';

test('both packages install and run in a clean Debian root', async () => {
  const folder = newFolder();
  await run('cpack', ['--config', join(root, 'build/native/CPackConfig.cmake'), '-B', folder], { cwd: folder, maxBuffer: 2 ** 26 });
  const [deb, tar] = ['.deb', '.tar.gz'].map((end) => readdirSync(folder).find((name) => name.endsWith(end)));
  assert.match(deb, /^postil_[\d.]+_\w+\.deb$/);
  assert.match(tar, /^postil-[\d.]+-Linux\.tar\.gz$/);

  const text = 'Berlin will raise tariffs on steel by 12 percent, the minister said.';
  writeFileSync(join(folder, 'in.sh'), `#!/bin/sh -eu
    annotate() { printf '%s' ${JSON.stringify(text)} | chroot "$1" "$2" annotate; }
    ! test -e "$1/usr/bin/postil"
    mkdir "$1/opt/postil"
    tar -xzf ${join(folder, tar)} -C "$1/opt/postil" --strip-components=1
    annotate "$1" /opt/postil/bin/postil >${folder}/tar.json
    rm -r "$1/opt/postil"
    cp ${join(folder, deb)} "$1/tmp"
    in_root() { APT_CONFIG=$MMDEBSTRAP_APT_CONFIG apt-get -y -o DPkg::Chroot-Directory="$1" "$2" "$3"; }
    in_root "$1" install "$1/tmp/${deb}"
    annotate "$1" postil >${folder}/deb.json
    chroot "$1" dpkg -L postil >${folder}/files
    in_root "$1" remove postil
    ! test -e "$1/usr/share/postil"
  `, { mode: 0o755 });
  await run('mmdebstrap', ['--variant=apt', '--format=null', `--customize-hook=${join(folder, 'in.sh')} "$1"`, 'bookworm'], { maxBuffer: 2 ** 26 })
    .catch((error) => assert.fail(error.stderr));
  const here = JSON.parse((await run('bash', ['-c', `printf '%s' ${JSON.stringify(text)} | ${join(root, 'build/native/postil')} annotate`])).stdout);
  const { stdout } = await run('cat', [join(folder, 'tar.json'), join(folder, 'deb.json')]);
  assert.deepEqual(stdout.trim().split('\n').map((line) => JSON.parse(line)), [here, here]);
  const files = (await run('cat', [join(folder, 'files')])).stdout.split('\n');
  for (const wanted of [/^\/usr\/bin\/postil$/, /^\/usr\/share\/postil\/postil\.bundle$/, /^\/usr\/lib\/.*libpostil\.a$/, /^\/usr\/include\/postil\/core\/postil\.h$/, /\/postil-config\.cmake$/, /^\/usr\/share\/man\/man1\/postil\.1$/, /\/completions\/postil$/, /^\/usr\/share\/doc\/postil\/copyright$/])
    assert.ok(files.some((name) => wanted.test(name)), String(wanted));
});
