// What the tests of the package share: a newcomer's folder with the packed package installed in it,
// a static server, a browser.
import { execFile, execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { chromium } from 'playwright-core';

export { serveSite } from '../web/site.mjs';
export const root = fileURLToPath(new URL('../..', import.meta.url));
const packed = join(root, 'build/npm');
export const tarball = join(packed, readdirSync(packed).find((name) => name.endsWith('.tgz')));
export const tool = (name) => fileURLToPath(new URL(`node_modules/.bin/${name}`, import.meta.url));
export const toolModule = (name) => import(createRequire(import.meta.url).resolve(name));
export const run = promisify(execFile);

/** An empty folder that goes away with the test file. */
export function newFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'postil-package-'));
  after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A folder with `files` ({path: content}) in it, where `npm install` of the packed package has run. */
export function newProject(files = {}) {
  const folder = newFolder();
  for (const [path, content] of Object.entries({ 'package.json': '{ "type": "module", "private": true }', ...files })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  execFileSync('npm', ['install', '--offline', '--no-audit', '--no-fund', '--silent', tarball], { cwd: folder });
  return folder;
}

/** A browser for as long as the test file runs: open(address) gives a page that fails on errors. */
export function useBrowser() {
  let browser;
  after(() => browser?.close());
  return async (address) => {
    browser ??= await chromium.launch({
      executablePath: process.env.POSTIL_CHROMIUM ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
    });
    const page = await (await browser.newContext({ viewport: { width: 1000, height: 800 } })).newPage();
    page.errors = [];
    page.on('pageerror', (error) => page.errors.push(error.message));
    page.on('console', (message) => message.type() === 'error' && page.errors.push(message.text()));
    if (address) await page.goto(address);
    return page;
  };
}

export const read = (path) => readFileSync(join(root, path), 'utf8');
