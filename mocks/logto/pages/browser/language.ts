import { english, type Language, type PhraseKey, type Phrases } from './phrases.ts';
import { stored } from './session.ts';

type Values = Readonly<Record<string, string | number>>;

/** The language of a list of BCP 47 tags as `ui_locales` has it, if a tag is one of ours. */
const fromTags = (tags: string): Language | undefined =>
  tags
    .split(/\s+/)
    .map((tag): Language | undefined => (/^zh\b/i.test(tag) ? 'zh-CN' : /^en\b/i.test(tag) ? 'en' : undefined))
    .find((language) => language !== undefined);

/** `ui_locales` wins in the browser, although the server sends the page in the language of `Accept-Language`. */
export const language: Language =
  fromTags(stored.uiLocales.get() ?? '') ?? fromTags(document.documentElement.lang) ?? 'en';

const phrases: Phrases = language === 'zh-CN' ? (await import('./chinese.ts')).chinese : english;

/** Calling code of the country that goes with the language, as digits. */
export const defaultCallingCode = language === 'zh-CN' ? '86' : '1';

/** The phrase in the language of the page; `{name}` stands for the value of that name. */
export const t = (key: PhraseKey, values: Values = {}): string =>
  phrases[key].replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));

/** A list as a sentence has it: `a, b, and c`. */
export const tList = (items: readonly string[]): string => new Intl.ListFormat(language).format(items);
