import type { Check } from '../../contracts/record/verdict.ts';
import type { CheckVerdict } from '../../contracts/record/verdicts.ts';
import { type Html, html } from '../html/html.ts';
import { sentences, table } from '../html/parts.ts';
import { reasonLine } from '../words/reason-line.ts';
import { shortened } from '../words/shortened.ts';
import type { About } from './about.ts';
import { chapterHead, checkName, verdictWord } from './parts.ts';
import type { Words } from './words/index.ts';

/** In this order. A deviation has its entry, in a chapter of its own. */
const told: readonly CheckVerdict[] = ['fail', 'unexpected-pass', 'undecided', 'note'];

/** So many checks, and sentences, are told: where everything fails, a list of all fills a book that nobody reads. */
const shown = { checks: 60, sentences: 30 } as const;

/** Of a reason: the verdict has all of it. */
const longest = 180;

const rowOf = ({ id, project, title, verdict, reason }: Check, words: Words): Html =>
  html`<tr><td>${checkName(id)}<div>${project}</div></td><td>${title}</td><td>${verdictWord(verdict, words)}</td><td>${shortened(
    reasonLine(reason ?? ''),
    longest,
  )}</td></tr>`;

const furtherOf = (count: number, words: Words): Html | undefined =>
  count > 0 ? html`<p>${words.more(count)}</p>` : undefined;

const listOf = (title: string, all: readonly string[], words: Words): Html | undefined =>
  all.length === 0
    ? undefined
    : html`<h3>${title}</h3>${sentences(all.slice(0, shown.sentences).map((text) => shortened(text, longest)))}${furtherOf(all.length - shown.sentences, words)}`;

const tableOf = (checks: readonly Check[], words: Words): Html => {
  const { labels } = words;
  const rows = checks.slice(0, shown.checks).map((check) => rowOf(check, words));
  return html`<p>${words.findingsNote}</p>${table(
    [labels.check, labels.what, labels.verdict, labels.reason],
    rows,
    'findings fixed',
  )}${furtherOf(checks.length - shown.checks, words)}`;
};

/** What a person has to look at before signing, worst first. */
export const findingsChapter = ({ verdict: { checks, problems, notes } }: About, words: Words): Html => {
  const found = told.flatMap((verdict) => checks.filter((check) => check.verdict === verdict));
  return html`${chapterHead('findings', words)}${listOf(words.problems, problems, words)}${listOf(words.notes, notes, words)}${
    found.length > 0 ? tableOf(found, words) : html`<p>${words.noFindings}</p>`
  }`;
};
