import type { K6Summary } from '../../k6/summary.ts';
import { percentile } from '../../plan/quantiles.ts';
import { endsRun, expressionOf, type Thresholds } from '../../plan/thresholds.ts';
import type { GeneratorSummary, MetricLine } from './metric-line.ts';
import { distributionOf, mergedQuantile } from './quantiles.ts';
import { isCrossed, statOf } from './threshold.ts';

type Values = Readonly<Record<string, number>>;

const sum = (all: readonly Values[], stat: string): number => all.reduce((total, each) => total + (each[stat] ?? 0), 0);

const trend = (all: readonly Values[]): Values => {
  const measured = all.filter(({ count = 0 }) => count > 0);
  const count = sum(measured, 'count');
  if (count === 0) {
    return { count: 0, min: 0, avg: 0, med: 0, max: 0 };
  }
  const distributions = measured.map(distributionOf);
  const at = (percent: number): number => mergedQuantile(distributions, percent);
  return {
    count,
    min: Math.min(...measured.map(({ min = 0 }) => min)),
    avg: measured.reduce((total, { count: own = 0, avg = 0 }) => total + own * avg, 0) / count,
    med: at(50),
    max: Math.max(...measured.map(({ max = 0 }) => max)),
    ...Object.fromEntries([95, 99].map((percent) => [percentile(percent), at(percent)])),
  };
};

const rate = (all: readonly Values[]): Values => {
  const [passes, fails] = [sum(all, 'passes'), sum(all, 'fails')];
  return { passes, fails, ...(passes + fails > 0 && { rate: passes / (passes + fails) }) };
};

const merged: Readonly<Record<MetricLine['type'], (all: readonly Values[]) => Values>> = {
  trend,
  rate,
  counter: (all) => ({ count: sum(all, 'count') }),
  // Virtual users, which nothing judges.
  gauge: (all) => ({ max: sum(all, 'max') }),
};

/** What nobody measured, by what its thresholds ask for. */
const empty = (expressions: readonly string[]): Values => {
  const stats = expressions.map(statOf);
  return stats.includes('rate') ? rate([]) : stats.includes('count') ? { count: 0 } : trend([]);
};

/**
 * One summary of what several generators measured, with the thresholds judged over all of them: as k6 would have written it
 * had one generator made all arrivals. Percentiles are made of each generator's hundredths.
 */
export const mergeSummaries = (generators: readonly GeneratorSummary[], thresholds: Thresholds): K6Summary => {
  const names = new Set([...generators.flatMap((each) => [...each.keys()]), ...Object.keys(thresholds)]);
  const entries = [...names].map((name) => {
    const lines = generators.flatMap((each) => each.get(name) ?? []);
    const wanted = thresholds[name] ?? [];
    const expressions = wanted.map(expressionOf);
    const [first] = lines;
    const values = first === undefined ? empty(expressions) : merged[first.type](lines.map((line) => line.values));
    // What ends the run does so in the part of one generator: the figures of all may not show it.
    const isCrossedInPart = (each: string): boolean => lines.some((line) => isCrossed(each, line.values));
    const judged = Object.fromEntries(
      wanted.map((each) => {
        const expression = expressionOf(each);
        return [expression, isCrossed(expression, values) || (endsRun(each) && isCrossedInPart(expression))];
      }),
    );
    return [name, { ...values, ...(expressions.length > 0 && { thresholds: judged }) }] as const;
  });
  return { metrics: Object.fromEntries(entries) };
};
