import type { Exploration } from '../../contracts/record/exploration.ts';
import { plainTable } from '../terminal/plain-table.ts';
import { inPlaceOf, reachedAsExpected } from '../words/veil.ts';

type Finding = Exploration['findings'][number];

/** Of a long sequence, which there was no time to shrink, so many steps at its end are told: the files have all. */
const mostSteps = 30;

const stepsTable = ({ steps = [] }: Finding, width: number): string => {
  const before = Math.max(0, steps.length - mostSteps);
  const table = plainTable(
    steps.slice(before).map(({ what, answer }, index) => [String(before + index + 1), what, answer]),
    { colWidths: [5, Math.max(30, Math.floor((width - 5) * 0.68)), Math.max(20, Math.floor((width - 5) * 0.3))] },
  );
  return before === 0 ? table : `  (${before} steps before these: there was no time to shrink it further)\n${table}`;
};

interface Telling {
  /** Of the exploration. */
  readonly seed: number;
  /** Of the terminal. */
  readonly width: number;
}

/** A finding with its steps, if it may be shown. */
export const findingText = (finding: Finding, { seed, width }: Telling): string => {
  const { requirement, what = inPlaceOf(finding, seed), steps, file, script } = finding;
  const head = `✖ ${requirement}: ${what}`;
  return steps === undefined
    ? head
    : [
        ...[head, stepsTable(finding, width)],
        ...(file === undefined ? [] : [`  Again: npm run explore -- --replay ${file}`]),
        ...(script === undefined ? [] : [`  By plain HTTP: ${script}`]),
      ].join('\n');
};

const plural = (count: number, thing: string): string => `${count} ${thing}${count === 1 ? '' : 's'}`;

/** What an exploration came to, in a few lines. */
export const explorationText = (exploration: Exploration): string => {
  const { findings, ...done } = exploration;
  const reached = reachedAsExpected(exploration).length;
  const news = findings.filter(({ known }) => !known);
  const known = findings.filter((finding) => finding.known);
  const rate = done.seconds === 0 ? 0 : Math.round(done.requests / done.seconds);
  return [
    `${plural(done.sequences, 'sequence')}, ${plural(done.steps, 'step')}, ${plural(done.requests, 'request')} in ${Math.round(done.seconds)} s (${rate} a second), seed ${done.seed}`,
    `Reached: ${plural(reached, 'combination')} of step, expectation and answer`,
    ...(done.neverReached.length > 0 ? [`Never reached: ${done.neverReached.join('; ')}`] : []),
    ...(known.length > 0
      ? [`Known deviations met: ${known.map(({ requirement, count }) => `${requirement} (${count})`).join(', ')}`]
      : []),
    ...(done.interrupted === null ? [] : [`Ended early: ${done.interrupted}`]),
    news.length === 0 ? 'No new finding' : plural(news.length, 'new finding'),
  ].join('\n');
};
