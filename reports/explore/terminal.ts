import type { Exploration } from '../../contracts/record/exploration.ts';
import { plainTable } from '../terminal/plain-table.ts';

type Finding = Exploration['findings'][number];

const stepsTable = ({ steps }: Finding, width: number): string =>
  plainTable(
    steps.map(({ what, answer }, index) => [String(index + 1), what, answer]),
    { colWidths: [5, Math.max(30, Math.floor((width - 5) * 0.68)), Math.max(20, Math.floor((width - 5) * 0.3))] },
  );

/** A finding with its steps, for a terminal of this width. */
export const findingText = (finding: Finding, width: number): string =>
  [
    `✖ ${finding.requirement}: ${finding.what}`,
    stepsTable(finding, width),
    `  Again: npm run explore -- --replay ${finding.file}`,
    `  By plain HTTP: ${finding.script}`,
  ].join('\n');

const plural = (count: number, thing: string): string => `${count} ${thing}${count === 1 ? '' : 's'}`;

/** What an exploration came to, in a few lines. */
export const explorationText = ({ findings, ...done }: Exploration): string => {
  const news = findings.filter(({ known }) => !known);
  const known = findings.filter((finding) => finding.known);
  const rate = done.seconds === 0 ? 0 : Math.round(done.requests / done.seconds);
  return [
    `${plural(done.sequences, 'sequence')}, ${plural(done.steps, 'step')}, ${plural(done.requests, 'request')} in ${Math.round(done.seconds)} s (${rate} a second), seed ${done.seed}`,
    `Reached: ${plural(done.coverage.length, 'combination')} of step, expectation and answer`,
    ...(done.neverReached.length > 0 ? [`Never reached: ${done.neverReached.join('; ')}`] : []),
    ...(known.length > 0
      ? [`Known deviations met: ${known.map(({ requirement, count }) => `${requirement} (${count})`).join(', ')}`]
      : []),
    ...(done.interrupted === null ? [] : [`Ended early: ${done.interrupted}`]),
    news.length === 0 ? 'No new finding' : plural(news.length, 'new finding'),
  ].join('\n');
};
