import type { ObservedSeries } from '../../contracts/record/load-observed.ts';
import { type Part, parts } from '../cost/parts.ts';
import type { Sample } from '../cost/sampler.ts';
import type { Recorded } from '../history/model/recorded.ts';

/** The most stretches that a chart shows apart. */
const mostPoints = 300;

type Column = ReadonlyArray<number | null>;

/** The value below which a share of all lies; null of none. */
export const quantile = (values: readonly number[], share: number): number | null =>
  values.toSorted((one, other) => one - other)[Math.max(0, Math.ceil(values.length * share) - 1)] ?? null;

const gridOf = (times: readonly number[]) => {
  const from = times.reduce((first, time) => Math.min(first, time), Number.POSITIVE_INFINITY);
  const until = times.reduce((last, time) => Math.max(last, time), from);
  const length = Number.isFinite(from) ? (until - from) / 1000 : 0;
  const seconds = Math.max(1, Math.ceil(length / mostPoints));
  return { from: Number.isFinite(from) ? from : 0, seconds, points: Math.floor(length / seconds) + 1 };
};

type Grid = ReturnType<typeof gridOf>;

const spread = <T extends { readonly at: number }>({ from, seconds, points }: Grid, events: readonly T[]): T[][] => {
  const cells = Array.from({ length: points }, (): T[] => []);
  for (const event of events) {
    cells[Math.floor((event.at - from) / 1000 / seconds)]?.push(event);
  }
  return cells;
};

interface Timed {
  readonly at: number;
  readonly began: number;
}

const isTimed = (event: Recorded): event is Recorded & Timed => 'began' in event && 'at' in event;

/** What is shown of each kind of event; the names are those of the page. */
const kinds = [
  ['codes asked for', 'send'],
  ['codes tried', 'try'],
  ['callbacks', 'callback'],
  ['sign-ins shown', 'seen'],
] as const;

const requestColumns = (grid: Grid, events: ReadonlyArray<Recorded & Timed>): [string, Column][] =>
  kinds.flatMap(([name, kind]): [string, Column][] => {
    const own = events.filter((event) => event.kind === kind);
    const cells = spread(grid, own);
    return own.length === 0
      ? []
      : [
          [`${name} a second`, cells.map(({ length }) => length / grid.seconds)],
          [
            `${name}: p95 in ms`,
            cells.map((cell) =>
              quantile(
                cell.map(({ at, began }) => at - began),
                0.95,
              ),
            ),
          ],
        ];
  });

const endingColumns = (grid: Grid, events: ReadonlyArray<Recorded & Timed>): [string, Column][] =>
  (['refused', 'failed'] as const).map((outcome) => {
    const own = events.filter((event) => 'outcome' in event && event.outcome === outcome);
    return [`${outcome} a second`, spread(grid, own).map(({ length }) => length / grid.seconds)];
  });

/** Of two samples that follow one another, what was used between them, at the time of the second. */
const between = (samples: readonly Sample[], used: (sample: Sample) => number | undefined) =>
  samples.slice(1).flatMap((sample, at) => {
    const before = samples[at];
    const [earlier, later] = [before && used(before), used(sample)];
    return before === undefined || earlier === undefined || later === undefined || sample.at === before.at
      ? []
      : [{ at: sample.at, value: Math.max(0, later - earlier) / ((sample.at - before.at) / 1000) }];
  });

const averages = (grid: Grid, values: ReadonlyArray<{ readonly at: number; readonly value: number }>): Column =>
  spread(grid, values).map((cell) =>
    cell.length === 0 ? null : cell.reduce((sum, { value }) => sum + value, 0) / cell.length,
  );

const partColumns = (grid: Grid, samples: readonly Sample[], part: Part): [string, Column][] => {
  const memory = samples.flatMap(({ at, uses }) => (uses[part] ? [{ at, value: uses[part].memory / 2 ** 20 }] : []));
  return memory.length === 0
    ? []
    : [
        [
          `${part}: CPUs`,
          averages(
            grid,
            between(samples, ({ uses }) => uses[part]?.cpu),
          ),
        ],
        [`${part}: memory in MiB`, averages(grid, memory)],
      ];
};

/**
 * How a run went over time: requests and their times from the generators' histories, use from samples.
 *
 * @returns at most 300 stretches of a second or more; columns for what there was
 */
export const seriesOf = (events: readonly Recorded[], samples: readonly Sample[]): ObservedSeries => {
  const requests = events.filter(isTimed);
  const grid = gridOf(requests.flatMap(({ began, at }) => [began, at]));
  const columns: [string, Column][] = [
    ...requestColumns(grid, requests),
    ...endingColumns(grid, requests),
    ...parts.flatMap((part) => partColumns(grid, samples, part)),
  ];
  return { from: grid.from, seconds: grid.seconds, columns: Object.fromEntries(columns) };
};
