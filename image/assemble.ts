/**
 * Makes of an installed checkout what the image holds, in its place: unpacks the browser, builds the sample app, and
 * removes what no run needs.
 */
import { globSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describeBrowser, findBrowser } from '../fixtures/browser/index.ts';
import { buildSampleApp } from '../fixtures/sample-app/build.ts';
import { terminalProgress } from '../fixtures/tools/progress.ts';

const root = join(import.meta.dirname, '..');

/** Packages for building and checking, in `node_modules`. */
const unneeded = [
  ...['@biomejs', '@img', '@next', '@types', '@typescript', 'next', 'sharp', 'typescript'],
  ...['node-linux-*/include', 'node-linux-*/share', 'node-linux-*/*.md'],
];

const browser = await findBrowser({ progress: terminalProgress(), mayDownload: false });
process.stdout.write(`${describeBrowser(browser)}\n`);
await buildSampleApp({ onProgress: (line) => process.stdout.write(`${line}\n`) });
const paths = globSync(unneeded.map((name) => join(root, 'node_modules', name)));
await Promise.all([...paths, join(root, 'fixtures/.cache')].map((path) => rm(path, { recursive: true, force: true })));
