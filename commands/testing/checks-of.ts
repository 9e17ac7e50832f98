import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Verdict, verdictSchema } from '../../contracts/record/verdict.ts';
import type { RunningCommand } from './run-command.ts';

/** The checks in the verdict of a run that has ended. */
export const checksOf = async ({ outFolder }: RunningCommand): Promise<Verdict['checks']> => {
  const text = await readFile(join(outFolder, 'latest/verdict.json'), 'utf8');
  return verdictSchema.parse(JSON.parse(text)).checks;
};
