import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { buildSync, transformSync } from 'esbuild';
import { type Language, type PhraseKey, phrases } from './browser/phrases.ts';
import { nationalPatterns } from './national-patterns.ts';

interface PageAsset {
  readonly contentType: string;
  readonly body: string;
}

const fileNamed = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

const bundleScript = (): string => {
  const { outputFiles } = buildSync({
    entryPoints: [fileNamed('browser/main.ts')],
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    charset: 'utf8',
    define: { NATIONAL_PATTERNS: JSON.stringify(nationalPatterns()) },
  });
  return outputFiles.map((file) => file.text).join('');
};

/** Named by content, as Logto's are, so that a browser may keep it for long. */
const assetName = (body: string, extension: string): string =>
  `index-${createHash('sha256').update(body).digest('hex').slice(0, 8)}.${extension}`;

const script = bundleScript();
const styles = transformSync(readFileSync(fileNamed('style.css'), 'utf8'), { loader: 'css', minify: true }).code;
const scriptName = assetName(script, 'js');
const stylesName = assetName(styles, 'css');

/** Files under `/assets/`, by name. */
export const pageAssets: ReadonlyMap<string, PageAsset> = new Map([
  [scriptName, { contentType: 'text/javascript; charset=utf-8', body: script }],
  [stylesName, { contentType: 'text/css; charset=utf-8', body: styles }],
]);

const titles: Readonly<Record<string, PhraseKey>> = {
  '/sign-in': 'title.sign-in',
  '/sign-in/password': 'title.password',
  '/sign-in/verification-code': 'title.code',
  '/register': 'title.register',
  '/register/verification-code': 'title.code',
  '/continue/password': 'title.set-password',
  '/forgot-password': 'title.forgot',
  '/forgot-password/verification-code': 'title.code',
  '/forgot-password/reset': 'title.new-password',
  '/account-suspended': 'title.suspended',
};

/**
 * The HTML of every page: a shell that the script fills in.
 *
 * @param context.path path of the request, without query
 * @param context.language language of `?lng=` or else of `Accept-Language`
 */
export const renderPage = ({ path, language }: { path: string; language: Language }): string => {
  const phrase = phrases[language];
  return `<!DOCTYPE html>
<html lang="${language}">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1.0, viewport-fit=cover">
  <meta name="robots" content="noindex,nofollow">
  <meta name="color-scheme" content="light dark">
  <title>${phrase[titles[path] ?? 'title.not-found']}</title>
  <link rel="icon" href="data:,">
  <link rel="stylesheet" href="/assets/${stylesName}">
  <script type="module" src="/assets/${scriptName}"></script>
</head>
<body>
  <noscript>${phrase['text.stand-in']}. These pages need JavaScript.</noscript>
  <div id="app"></div>
</body>
</html>
`;
};
