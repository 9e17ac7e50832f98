/** Why a run cannot be sealed, or a dossier does not hold: the cause, and what a person can do about it, in one line. */
export class DossierProblem extends Error {
  override readonly name = 'DossierProblem';
  readonly problem: string;
  readonly remedy: string;

  constructor(problem: string, remedy: string, options?: ErrorOptions) {
    super(`${problem}. ${remedy}`, options);
    this.problem = problem;
    this.remedy = remedy;
  }
}

const sealedAgain = 'Ask whoever sealed it for the dossier as it left them';

/** What is wrong with a dossier, and that another copy helps. */
export const wrong = (problem: string, cause?: unknown): DossierProblem =>
  new DossierProblem(problem, sealedAgain, { cause });
