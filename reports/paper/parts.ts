import { type Html, html } from '../html/html.ts';
import type { AnyVerdict } from '../words/verdicts.ts';
import type { Chapter, Words } from './words/index.ts';
import { chapters } from './words/index.ts';

/** How much a verdict stands out on paper, which may be printed without colours. */
const weights: Readonly<Record<AnyVerdict, 'loud' | 'marked' | 'plain'>> = {
  ...{ fail: 'loud', 'unexpected-pass': 'loud', undecided: 'loud', deviation: 'marked', note: 'marked' },
  ...{ pass: 'plain', 'not-applicable': 'plain', open: 'plain', elsewhere: 'plain', 'not-selected': 'plain' },
};

export const verdictWord = (verdict: AnyVerdict, { verdicts }: Words): Html =>
  html`<span class="verdict ${weights[verdict]}">${verdicts[verdict].name}</span>`;

const numberOf = (chapter: Chapter): number => chapters.indexOf(chapter) + 1;

export const chapterName = (chapter: Chapter, words: Words): string =>
  `${numberOf(chapter)}. ${words.chapters[chapter]}`;

/** An id of a check: where it is too long, it is broken before a part of it or before a capital, and not at its hyphen. */
export const checkName = (id: string): Html => {
  const [first = '', ...rest] = id.split(/(?<=\.)|(?<=[a-z])(?=[A-Z])/);
  return html`<span class="k">${first}</span>${rest.map((part) => html`<wbr>${part}`)}`;
};

/** What is short and belongs to the chapter before it. */
const onSamePage: readonly Chapter[] = ['summary', 'findings'];

export const chapterHead = (chapter: Chapter, words: Words): Html =>
  html`<h2 id="${chapter}" class="${onSamePage.includes(chapter) ? 'same-page' : 'new-page'}">${chapterName(chapter, words)}</h2>`;

/** `2026-11-24 21:00:00 UTC` */
export const time = (iso: string): string => `${iso.slice(0, 19).replace('T', ' ')} UTC`;
