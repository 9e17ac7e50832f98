import { html } from '../html/html.ts';

/** Google's tag and its configuration, which Allure puts into each page whatever the settings. */
const analytics =
  /<script async src="https:\/\/www\.googletagmanager\.com\/[^"]*"><\/script>\s*<script>[^<]*<\/script>/g;
const remoteTag = /<(?:script|link|img|iframe)\b[^>]*\b(?:src|href)=["']?(?:https?:)?\/\/[^>]*>/i;

/**
 * Should Allure or an attachment ever name a host, the browser refuses to ask it: the page runs from disk with what
 * it holds. Allure's scripts are inline and `data:`; attachments open as `blob:`.
 */
const policy = [
  "default-src 'none'",
  "script-src 'unsafe-inline' 'unsafe-eval' data: blob:",
  "style-src 'unsafe-inline' data: blob:",
  'img-src data: blob:',
  'media-src data: blob:',
  'font-src data: blob:',
  'connect-src data: blob:',
  'frame-src data: blob:',
  'worker-src data: blob:',
  "form-action 'none'",
  "base-uri 'self' file:",
].join('; ');

const bannerOf = (text: string): string =>
  html`<style>
  .run-banner { position: sticky; top: 0; z-index: 10000; padding: 6px 16px; background: #b54708; color: #fff;
    font: 600 14px/1.4 system-ui, sans-serif; text-align: center; }
</style>
<div class="run-banner" role="note">${text}</div>`.text;

/**
 * Allure's single page, made fit for a reader who must be able to trust it: it calls no host, and it says on each of
 * its pages what it is about where that could be mistaken.
 *
 * @throws when a call to a host is left, as after a change of Allure's template
 */
export const refinePage = (page: string, banner?: string): string => {
  const [head = '', ...rest] = page.replace(analytics, '').split('<body>');
  const body = rest.join('<body>');
  const outline = `${head}<body>${body}`;
  const left = remoteTag.exec(outline)?.[0];
  if (left || body === '') {
    throw new Error(
      `Allure's page ${left ? `would call a host (${left.slice(0, 120)})` : 'has no body'}. Its template has changed: mend reports/allure/page.ts`,
    );
  }
  const meta = `<meta http-equiv="Content-Security-Policy" content="${policy}">`;
  return `${head.replace('<head>', () => `<head>\n    ${meta}`)}<body>${banner ? bannerOf(banner) : ''}${body}`;
};
