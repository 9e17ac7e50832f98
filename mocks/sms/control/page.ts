import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type Router from '@koa/router';
import type { BuildOptions } from 'esbuild';

const folder = path.join(import.meta.dirname, '..', 'page');

/** The page calls nobody but this API, and nothing else may run in it. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** How the page's script is bundled. */
export const pageBundle = {
  entryPoints: [path.join(folder, 'main.tsx')],
  bundle: true,
  format: 'esm',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  target: 'es2023',
  minify: true,
} satisfies BuildOptions;

/** The page's script: from an image as it was built there, from a checkout bundled now. */
const bundle = async (): Promise<string> => {
  const built = await readFile(path.join(folder, 'page.js'), 'utf8').catch(() => undefined);
  if (built !== undefined) {
    return built;
  }
  const { build } = await import('esbuild');
  const { outputFiles } = await build({ ...pageBundle, write: false });
  return outputFiles[0]?.text ?? '';
};

/** Once a process, when the page is first asked for. */
let script: Promise<string> | undefined;

/** Serves the inbox page. */
export const servePage = (router: Router): void => {
  const files = [
    ['/', 'html', () => readFile(path.join(folder, 'index.html'), 'utf8')],
    ['/page.css', 'css', () => readFile(path.join(folder, 'page.css'), 'utf8')],
    [
      '/page.js',
      'js',
      () => {
        script ??= bundle();
        return script;
      },
    ],
  ] as const;
  for (const [address, type, read] of files) {
    router.get(address, async (context) => {
      context.set('content-security-policy', policy);
      context.set('x-content-type-options', 'nosniff');
      context.type = type;
      context.body = await read();
    });
  }
};
