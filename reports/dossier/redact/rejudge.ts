import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { fileNames } from '../../../contracts/record/file-names.ts';
import { judgementSchema } from '../../../contracts/record/judgement.ts';
import { verdictSchema } from '../../../contracts/record/verdict.ts';
import { readJson } from '../../record/read-record.ts';
import { decisionsOf } from '../../verdict/decisions.ts';
import { judgeAgain } from '../../verdict/judge-run.ts';
import { writeVerdict } from '../../verdict/verdict-file.ts';

const readJudged = async (folder: string) => {
  const [verdict, judgement] = [
    await readJson(join(folder, fileNames.verdict), verdictSchema),
    await readJson(join(folder, fileNames.judgement), judgementSchema),
  ];
  return { verdict, again: judgement && (await judgeAgain(folder, judgement).catch(() => undefined)) };
};

/**
 * Judges a redacted run: its verdict decides what that of the run does, in the words of the redacted evidence. One that
 * decides something else, or that was wrong before, stays as it is: it contradicts its evidence and is not sealed.
 *
 * @param folder of the run
 * @param copy of it, redacted
 */
export const rejudge = async (folder: string, copy: string): Promise<void> => {
  const [{ verdict, again }, redacted] = [await readJudged(folder), await readJudged(copy)];
  const follows = verdict && isDeepStrictEqual(verdict, again);
  if (follows && redacted.again && isDeepStrictEqual(decisionsOf(verdict), decisionsOf(redacted.again))) {
    await writeVerdict(copy, redacted.again);
  }
};
