import { Html, html, type Part } from './html.ts';
import { style } from './style.ts';

interface PageParts {
  readonly title: string;
  /** Beside that of every page. */
  readonly css?: string;
  /** What has to be known before anything else, such as that the target is a stand-in. */
  readonly banners: readonly string[];
  readonly body: Part;
}

const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

/** A self-contained page without a script: nothing is loaded from anywhere, and links lead to standards and to the files of the run. */
export const page = ({ title, css = '', banners, body }: PageParts): string =>
  html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}"><title>${title}</title>
<style>${new Html(`${style}${css}`)}</style></head><body>
${banners.map((text) => html`<div class="banner" role="note">${text}</div>`)}
${body}
</body></html>
`.text;
