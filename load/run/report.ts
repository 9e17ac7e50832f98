import type { Observed } from '../../contracts/record/load-observed.ts';
import type { LoadRun, Spread } from '../../contracts/record/load-run.ts';
import { linedTable } from '../../fixtures/tools/lined-table.ts';

const milliseconds = (value: number | undefined): string => (value === undefined ? '–' : value.toFixed(0));

const right = (count: number) => Array.from({ length: count }, () => 'right' as const);

const spreadCells = (spread: Spread | null): string[] => [spread?.median, spread?.p95, spread?.max].map(milliseconds);

/** Each kind of request with its times in ms. */
export const stepTable = ({ steps }: LoadRun): string =>
  linedTable({
    head: ['request', 'count', 'median ms', 'p95 ms', 'max ms'],
    aligns: ['left', ...right(4)],
    rows: steps.map(({ name, count, ...spread }) => [name, String(count), ...spreadCells(spread)]),
  });

/** Each phase with its rate, and what came of it. */
export const phaseTable = ({ phases }: LoadRun): string =>
  linedTable({
    head: ['phase', 'arrivals/s', 'done', 'failed', 'request p95 ms', 'flow median ms', 'flow p95 ms', 'held'],
    aligns: ['left', ...right(6), 'left'],
    rows: phases.map(({ name, rate, completed, failed, requests, flows, held }) => [
      ...[name, String(rate), String(completed), String(failed)],
      ...[requests?.p95, flows?.median, flows?.p95].map(milliseconds),
      held ? 'yes' : 'no',
    ]),
  });

const kneeText = ({ knee, phases }: LoadRun): string =>
  knee === null
    ? `no knee up to ${phases.at(-1)?.rate ?? 0}/s`
    : knee === 0
      ? `it breaks at ${phases[0]?.rate ?? 0}/s already`
      : `knee at ${knee}/s`;

const outcomes: Record<LoadRun['outcome'], string> = {
  met: 'all thresholds met',
  crossed: 'failed',
  undecided: 'could not be decided',
};

const change = (now: number, before: number): string => {
  const percent = before === 0 ? 0 : Math.round((now / before - 1) * 100);
  return `${percent > 0 ? '+' : ''}${percent} %`;
};

/** The same steps in an earlier run. */
export const comparisonTable = (run: LoadRun, earlier: LoadRun): string =>
  linedTable({
    head: ['request', 'median then', 'now', 'change', 'p95 then', 'now', 'change'],
    aligns: ['left', ...right(6)],
    rows: run.steps.flatMap(({ name, median, p95 }) => {
      const then = earlier.steps.find((step) => step.name === name);
      return then === undefined
        ? []
        : [
            [
              name,
              ...[then.median, median].map(milliseconds),
              change(median, then.median),
              ...[then.p95, p95].map(milliseconds),
              change(p95, then.p95),
            ],
          ];
    }),
  });

/** The one line that a run ends with. */
export const resultLine = (run: LoadRun): string => {
  const { scenario, flow, target, outcome, partial, dropped, phases, seeksKnee } = run;
  const on = target.isStandIn
    ? 'the stand-in, which proves nothing about Logto'
    : `Logto ${target.logtoVersion} (${target.kind})`;
  const done = phases.reduce((sum, { completed }) => sum + completed, 0);
  const failed = phases.reduce((sum, phase) => sum + phase.failed, 0);
  const what = scenario === flow ? scenario : `${scenario} of ${flow}`;
  const text = seeksKnee && outcome !== 'undecided' ? kneeText(run) : outcomes[outcome];
  const counts = `${done} completed, ${failed} failed, ${dropped} dropped`;
  return `${what}${partial ? ', partial' : ''}: ${text} (${counts}), on ${on}`;
};

/** What kept the rate from going higher, where that was looked for, and what the harness itself took meanwhile. */
export const boundLines = ({ bound }: Pick<Observed, 'bound'>): string[] => {
  const { by, because, counts, phase, harnessShare } = bound;
  const where = phase === '' ? '' : ` (${phase})`;
  return [
    `Bound by ${by}${where}: ${because}${counts ? '' : '. Not counted as a result'}`,
    ...(harnessShare === null
      ? []
      : [`CPU of the harness: ${harnessShare.toFixed(2)} of what the target used (at most 0.33 where CPUs are full)`]),
  ];
};
