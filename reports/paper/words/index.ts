import { chinese } from './chinese.ts';
import { english } from './english.ts';
import type { Language, Words } from './words.ts';

export { type Chapter, chapters, type Language, languages, type Words } from './words.ts';

/** By language: a word that lacks its translation does not compile. */
export const wordsIn: Readonly<Record<Language, Words>> = { en: english, zh: chinese };
