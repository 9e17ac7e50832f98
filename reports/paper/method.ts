import { requirementVerdicts } from '../../contracts/record/verdicts.ts';
import { type Html, html } from '../html/html.ts';
import { numberCell, numberHead, sentences, table } from '../html/parts.ts';
import { reasonLine } from '../words/reason-line.ts';
import type { AnyVerdict } from '../words/verdicts.ts';
import { type About, isOfLoad } from './about.ts';
import { chapterHead, verdictWord } from './parts.ts';
import { trustSection } from './trust.ts';
import type { Words } from './words/index.ts';

/** What leaves a requirement without a result, told with its reason; those that were not selected are listed by their ids. */
const untested: readonly AnyVerdict[] = ['undecided', 'open', 'not-applicable', 'elsewhere'];

const meanings = (words: Words): Html =>
  table(
    [words.labels.verdict, words.labels.meaning],
    requirementVerdicts.map(
      (verdict) => html`<tr><td>${verdictWord(verdict, words)}</td><td>${words.verdicts[verdict].meaning}</td></tr>`,
    ),
    'meanings fixed',
  );

const notTested = ({ verdict: { requirements } }: About, words: Words): Html => {
  const { labels } = words;
  const rows = untested.flatMap((wanted) =>
    requirements
      .filter(({ verdict }) => verdict === wanted)
      .map(
        ({ id, verdict, reason }) =>
          html`<tr><td>${id}</td><td>${verdictWord(verdict, words)}</td><td>${reasonLine(reason ?? '')}</td></tr>`,
      ),
  );
  const notSelected = requirements.filter(({ verdict }) => verdict === 'not-selected').map(({ id }) => id);
  return html`${rows.length > 0 ? table([labels.id, labels.verdict, labels.reason], rows, 'untested fixed') : undefined}${
    notSelected.length > 0
      ? html`<p>${words.notSelected(notSelected.length)}${words.colon}${notSelected.join(', ')}</p>`
      : undefined
  }${rows.length + notSelected.length === 0 ? html`<p>${words.allTested}</p>` : undefined}`;
};

const leftOutFiles = ({ manifest: { leftOut } }: About, words: Words): Html | undefined => {
  const reasons = [...Map.groupBy(leftOut, ({ why }) => why)];
  return reasons.length === 0
    ? undefined
    : html`<h3>${words.leftOutFiles}</h3>${table(
        [words.labels.reason, numberHead(words.labels.count)],
        reasons.map(([why, files]) => html`<tr><td>${why}</td>${numberCell(files.length)}</tr>`),
        'counts',
      )}`;
};

/** How it was tested, what was not, and why. */
export const methodChapter = (about: About, words: Words): Html => {
  const { verdict, manifest } = about;
  const notSelected = verdict.requirements.filter((each) => each.verdict === 'not-selected').length;
  const limits = [
    ...(verdict.target.isStandIn ? [words.standIn] : []),
    ...words.limitsOf,
    ...(notSelected > 0 ? [words.selected(notSelected)] : []),
    ...(manifest.withheld.length > 0
      ? [words.withheld(manifest.withheld.length, manifest.encrypted !== undefined)]
      : []),
  ];
  return html`${chapterHead('method', words)}
<h3>${words.how}</h3>${(isOfLoad(about) ? words.load : words).method.map((text) => html`<p>${text}</p>`)}
<h3>${words.meanings}</h3>${meanings(words)}
<h3>${words.limits}</h3>${sentences(limits) ?? ''}
${about.proof ? trustSection(about.proof, words) : undefined}
<h3>${words.notTested}</h3>${notTested(about, words)}
${leftOutFiles(about, words)}
<h3>${words.checking}</h3><p>${words.checkingNote}</p>`;
};
