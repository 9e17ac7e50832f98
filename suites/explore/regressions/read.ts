import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSequence, type SequenceFile } from '../findings/sequence-file.ts';

const folder = import.meta.dirname;
const longestTitle = 90;

/** A sequence that was kept, as a check of the suites. */
export interface Regression {
  readonly title: string;
  readonly tags: string[];
  readonly sequence: SequenceFile;
  readonly isApart: boolean;
}

/** Whether a sequence needs limits of its own, or moves the time of a target: a tenant where nothing runs beside it. */
export const needsToBeApart = ({ policy, steps }: Pick<SequenceFile, 'policy' | 'steps'>): boolean =>
  Object.keys(policy).length > 0 || steps.some((step) => step.do === 'pass' || step.do === 'setPolicy');

/** @throws HarnessError in one line for a file that is damaged or of another version */
const readRegression = (file: string): Regression => {
  const sequence = parseSequence(join(folder, file), readFileSync(join(folder, file), 'utf8'));
  const { check, requirement, title = sequence.what } = sequence;
  const isLong = title.length > longestTitle;
  return {
    title: isLong ? `${title.slice(0, longestTitle - 1)}…` : title,
    // The id of a check names its requirement as well. Each looks itself whether a tenant suits it.
    tags: ['@any-tenant', `@${check ?? requirement}`],
    sequence,
    isApart: needsToBeApart(sequence),
  };
};

/** All that are kept, in the order of their files' names. */
export const readRegressions = (): Regression[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map(readRegression);
