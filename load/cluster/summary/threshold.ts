import { HarnessError } from '../../../fixtures/tools/errors.ts';

const comparisons = {
  '<': (value: number, limit: number) => value < limit,
  '<=': (value: number, limit: number) => value <= limit,
  '>': (value: number, limit: number) => value > limit,
  '>=': (value: number, limit: number) => value >= limit,
  '==': (value: number, limit: number) => value === limit,
};

const isComparison = (text: string | undefined): text is keyof typeof comparisons =>
  text !== undefined && Object.hasOwn(comparisons, text);

/** What an expression of k6 asks of a metric: `p(95)<500`, `rate==1`, `count>=40`. */
const read = (expression: string) => {
  const [, stat, sign, limit] = /^(\w+(?:\(\d+\))?)\s*(<=|>=|==|<|>)\s*(\d+(?:\.\d+)?)$/.exec(expression.trim()) ?? [];
  if (stat === undefined || limit === undefined || !isComparison(sign)) {
    throw new HarnessError(`the threshold ${expression} cannot be judged over several generators`, 'Run it on one');
  }
  return { stat, compare: comparisons[sign], limit: Number(limit) };
};

/** What an expression asks for. */
export const statOf = (expression: string): string => read(expression).stat;

/**
 * Whether figures cross a threshold. What was never measured crosses none, as with k6: see `unmeasuredThresholds`.
 *
 * @param values by k6's names
 */
export const isCrossed = (expression: string, values: Readonly<Record<string, number>>): boolean => {
  const { stat, compare, limit } = read(expression);
  const value = values[stat];
  return value !== undefined && !compare(value, limit);
};
