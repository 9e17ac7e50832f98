import type { RunEnvironment, Verdict } from '../../contracts/record/verdict.ts';
import { someEnvironment } from '../../reports/testing/inline-run.ts';
import { type WrittenCheck, writeCatalogue, writeRun } from '../../reports/testing/written-run.ts';
import { buildVerdict } from '../../reports/verdict/verdict.ts';

/** The verdict of a run of one check, which passes on a Logto of some target unless something else is said. */
export const someVerdict = async (
  target: Partial<RunEnvironment['target']> = {},
  check: Partial<WrittenCheck> = {},
  rules: Parameters<typeof writeCatalogue>[1] = {},
): Promise<Verdict> => {
  await using run = await writeRun([{ title: 'signs in', outcome: {}, ...check }]);
  await writeCatalogue(run.folder, rules);
  const environment = { ...someEnvironment, target: { ...someEnvironment.target, ...target } };
  return await buildVerdict({ ...run, environment });
};
