/** Text that is HTML already. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

export type Part = string | number | Html | readonly Html[] | undefined;

const escapeText = (text: string): string => text.replace(/[&<>"']/g, (mark) => `&#${mark.charCodeAt(0)};`);

const render = (part: Part): string => {
  if (part instanceof Html) {
    return part.text;
  }
  return typeof part === 'object' ? part.map(({ text }) => text).join('') : escapeText(String(part ?? ''));
};

/** HTML from a template: what is put in is escaped, unless it is HTML itself. */
export const html = (strings: TemplateStringsArray, ...parts: readonly Part[]): Html =>
  new Html(strings.map((text, at) => text + render(parts[at])).join(''));

/** For `id` and `#`: a requirement's id is fit for both, other texts are made so. */
export const anchor = (kind: string, text: string): string => `${kind}-${text.replace(/[^\p{L}\p{N}]+/gu, '-')}`;
