import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { describeError, HarnessError } from '../../fixtures/tools/errors.ts';
import { flowNames } from '../plan/flows.ts';
import type { LoadPlan } from '../plan/plan.ts';

const weightsSchema = z
  .partialRecord(z.enum(flowNames), z.number().positive().max(1000))
  .refine((weights) => Object.keys(weights).length > 0, 'it names no flow');

/** The shares of `mixed` unless a file says otherwise. */
const defaultWeightsFile = join(import.meta.dirname, 'weights.json');

/**
 * Reads the shares of `mixed`: flows by name, with numbers of any size.
 *
 * @throws HarnessError when the file is not there or names something else
 */
export const readWeights = async (file = defaultWeightsFile): Promise<LoadPlan['weights']> => {
  try {
    return weightsSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (error) {
    const why = error instanceof z.ZodError ? z.prettifyError(error).replaceAll(/\s+/g, ' ') : describeError(error);
    throw new HarnessError(
      `${file} has no shares for mixed (${why})`,
      `It is JSON such as {"sign-in": 4, "register": 1}`,
    );
  }
};
