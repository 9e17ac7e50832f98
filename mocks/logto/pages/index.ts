import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import { chinese } from './browser/chinese.ts';
import { english, type Language, type PhraseKey } from './browser/phrases.ts';
import { nationalPatterns } from './national-patterns.ts';

const fileNamed = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

const contentTypes = { js: 'text/javascript; charset=utf-8', css: 'text/css; charset=utf-8' };

/** Bundles script and styles, named by content, as Logto's are, so that a browser may keep them for long. */
const bundle = () => {
  const { outputFiles } = buildSync({
    entryPoints: [fileNamed('main.ts'), fileNamed('style.css')],
    outdir: fileNamed('.'),
    entryNames: '[name]-[hash]',
    chunkNames: '[name]-[hash]',
    bundle: true,
    splitting: true,
    minify: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    charset: 'utf8',
    define: { NATIONAL_PATTERNS: JSON.stringify(nationalPatterns()) },
  });
  return new Map(
    outputFiles.map(({ path, text }) => [
      basename(path),
      { contentType: path.endsWith('.css') ? contentTypes.css : contentTypes.js, body: text },
    ]),
  );
};

/** Files under `/assets/`, by name. */
export const pageAssets = bundle();

const assetNamed = (pattern: RegExp): string => [...pageAssets.keys()].find((name) => pattern.test(name)) ?? '';

const titles: Readonly<Record<string, PhraseKey>> = {
  '/sign-in': 'title.sign-in',
  '/sign-in/password': 'title.password',
  '/sign-in/verification-code': 'title.code',
  '/register': 'title.register',
  '/register/verification-code': 'title.code',
  '/register/password': 'title.new-password',
  '/continue/password': 'title.set-password',
  '/continue/phone': 'title.link-phone',
  '/continue/verification-code': 'title.code',
  '/mfa-binding/PhoneVerificationCode': 'title.enrol-phone',
  '/mfa-verification/PhoneVerificationCode': 'title.second-code',
  '/forgot-password': 'title.forgot',
  '/forgot-password/verification-code': 'title.code',
  '/forgot-password/reset': 'title.new-password',
  '/account-suspended': 'title.suspended',
};

/**
 * The HTML of every page: a shell that the script fills in.
 *
 * @param context.path path of the request, without query
 * @param context.waitSeconds how long the page lets nobody send again, if not as long as Logto's
 * @param context.defects what is wrong with the page, by name
 * @param context.language language of `?lng=` or else of `Accept-Language`
 */
export const renderPage = ({
  path,
  language,
  waitSeconds,
  defects = [],
}: {
  path: string;
  language: Language;
  waitSeconds?: number | undefined;
  defects?: readonly string[];
}): string => {
  const phrases = language === 'zh-CN' ? chinese : english;
  const preload = language === 'zh-CN' ? `<link rel="modulepreload" href="/assets/${assetNamed(/^chinese/)}">` : '';
  return `<!DOCTYPE html>
<html lang="${language}"${waitSeconds === undefined ? '' : ` data-wait-seconds="${waitSeconds}"`}${defects.length === 0 ? '' : ` data-defects="${defects.join(' ')}"`}>
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1.0, viewport-fit=cover">
  <meta name="robots" content="noindex,nofollow">
  <title>${phrases[titles[path] ?? 'title.not-found']}</title>
  <link rel="icon" href="data:,">
  <link rel="stylesheet" href="/assets/${assetNamed(/\.css$/)}">
  <script type="module" src="/assets/${assetNamed(/^main/)}"></script>
  ${preload}
</head>
<body>
  <noscript>${phrases['text.stand-in']}. These pages need JavaScript.</noscript>
  <div id="app"></div>
</body>
</html>
`;
};
