import { severities } from '../../contracts/record/catalogue.ts';
import type { JudgedRequirement } from '../../contracts/record/verdict.ts';
import { checkVerdicts, requirementVerdicts } from '../../contracts/record/verdicts.ts';
import { type Html, html } from '../html/html.ts';
import { numberCell, numberHead, table } from '../html/parts.ts';
import { countRequirements } from '../verdict/totals.ts';
import type { About } from './about.ts';
import { chapterHead, verdictWord } from './parts.ts';
import type { Words } from './words/index.ts';

const cell = (count: number): Html => numberCell(count || '·');

const bySeverity = ({ verdict: { requirements } }: About, words: Words): Html => {
  const { labels } = words;
  const rows = countRequirements(requirements).map(
    ({ verdict, counts }) => html`<tr><td>${verdictWord(verdict, words)}</td>${counts.map(cell)}</tr>`,
  );
  const sums = severities.map((name) => cell(requirements.filter(({ severity }) => severity === name).length));
  const all = html`<tr><td>${labels.all}</td>${sums}${cell(requirements.length)}</tr>`;
  const heads = [...severities.map((name) => words.severities[name]), labels.all].map(numberHead);
  return table([labels.verdict, ...heads], [...rows, all], 'counts');
};

const cites = ({ clauses }: JudgedRequirement, key: string): boolean =>
  clauses.some(({ standard }) => standard === key);

const byStandard = ({ verdict: { requirements }, catalogue }: About, words: Words): Html => {
  const met = requirementVerdicts.filter((verdict) => requirements.some((each) => each.verdict === verdict));
  const rows = catalogue.standards.flatMap(({ key, title, edition }) => {
    const own = requirements.filter((requirement) => cites(requirement, key));
    const counts = met.map((verdict) => own.filter((each) => each.verdict === verdict).length);
    return own.length === 0
      ? []
      : [
          html`<tr><td>${title}, ${edition === key ? key : `${edition} (${key})`}</td>${counts.map(cell)}${cell(own.length)}</tr>`,
        ];
  });
  const heads = [...met.map((verdict) => words.verdicts[verdict].name), words.labels.all].map(numberHead);
  return table([words.labels.standard, ...heads], rows, 'standards');
};

const checkTotals = ({ verdict: { totals } }: About, words: Words): Html => {
  const rows = checkVerdicts.flatMap((verdict) => {
    const count = totals[verdict] ?? 0;
    return count === 0 ? [] : [html`<tr><td>${verdictWord(verdict, words)}</td>${cell(count)}</tr>`];
  });
  const all = html`<tr><td>${words.labels.all}</td>${cell(totals.checks ?? 0)}</tr>`;
  return table([words.labels.verdict, numberHead(words.checkTotals)], [...rows, all], 'counts');
};

/** What the run came to, in figures: they are those of the verdict. */
export const summaryChapter = (about: About, words: Words): Html =>
  html`${chapterHead('summary', words)}
<h3>${words.bySeverity}</h3>${bySeverity(about, words)}
<h3>${words.checkTotals}</h3>${checkTotals(about, words)}
<h3>${words.byStandard}</h3><p>${words.byStandardNote}</p>${byStandard(about, words)}`;
