/** Makes what the image holds: one file that plain Node runs, and the page. Usage: `tsx image/build.ts <folder>`. */
import { cp } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';
import { pageBundle } from '../control/page.ts';

const root = path.join(import.meta.dirname, '..', '..', '..');
const page = path.join(root, 'mocks', 'sms', 'page');

/** What CommonJS parts of the bundle expect to find. */
const commonJs = `
import { createRequire as makeRequire } from 'node:module';
const require = makeRequire(import.meta.url);
const __filename = import.meta.filename;
const __dirname = import.meta.dirname;`;

/** Writes `server/sms.mjs` and `page/` into a folder. */
export const buildImage = async (folder: string): Promise<void> => {
  await build({
    entryPoints: [path.join(root, 'commands', 'sms.ts')],
    outfile: path.join(folder, 'server', 'sms.mjs'),
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node24',
    // Bundles the page in a checkout; the image has it built. The other two decode bodies that no client here sends.
    external: ['esbuild', 'brotli-wasm', 'zstd-codec'],
    banner: { js: commonJs },
    logLevel: 'warning',
  });
  await build({ ...pageBundle, outfile: path.join(folder, 'page', 'page.js'), logLevel: 'warning' });
  await cp(path.join(page, 'index.html'), path.join(folder, 'page', 'index.html'));
  await cp(path.join(page, 'page.css'), path.join(folder, 'page', 'page.css'));
};

const [, script, folder] = process.argv;
if (script === import.meta.filename && folder) {
  await buildImage(path.resolve(folder));
}
