import { HarnessError } from '../../fixtures/tools/errors.ts';
import { DossierProblem } from '../../reports/dossier/files/problem.ts';

/** Lets a person hear of a problem with a dossier as of any other that was foreseen. */
export const inOneLine = async <Result>(work: () => Promise<Result>): Promise<Result> => {
  try {
    return await work();
  } catch (error) {
    throw error instanceof DossierProblem ? new HarnessError(error.problem, error.remedy, { cause: error }) : error;
  }
};
