import { pathToFileURL } from 'node:url';
import type { Deviation } from '../../contracts/record/deviations.ts';
import type { KnownOfRun } from '../../contracts/record/dossier.ts';
import { noSelection } from '../../contracts/record/selection.ts';
import { exitCodeOf, type Verdict } from '../../contracts/record/verdict.ts';
import type { StackDescription } from '../../fixtures/stack/description.ts';
import { finishLoadRun } from '../../reports/load/finish.ts';
import { checkLooks, verdictName } from '../../reports/words/verdicts.ts';
import { loadRegister } from '../../suites/deviations/register.ts';
import { writeRules } from '../suites/rules.ts';
import { describeRunWithoutBrowser } from '../suites/run-environment.ts';

interface FinishOptions {
  /** Folder of the run, which has its `load.json` and `observed.json`. */
  readonly folder: string;
  readonly target: StackDescription['target'];
  /** Folder of an earlier run to compare with. */
  readonly baseline?: string | undefined;
  /** See `finishLoadRun`. */
  readonly known?: KnownOfRun;
  /** Arguments of the command, as typed. */
  readonly parameters: readonly string[];
  /** Absent: that of this repository. */
  readonly register?: readonly Deviation[];
}

/** The checks that did not pass, with the first lines of why. */
const troubles = ({ checks }: Verdict): string[] =>
  checks.flatMap(({ verdict, title, reason = '' }) => {
    const { annotation, mark } = checkLooks[verdict];
    const why = reason
      .split('\n')
      .filter((line) => line.trim() !== '')
      .slice(0, 4);
    return annotation === null || verdict === 'note'
      ? []
      : [`${mark} ${title} (${verdictName(verdict)})`, ...why.map((line) => `    ${line}`)];
  });

/**
 * Gives a load run its verdict, by the register of deviations of load runs, and writes its report and page.
 *
 * @returns the exit code: 0 objectives met and nothing broken but known deviations, 1 not, 2 undecided; and what to print
 */
export const finishLoad = async ({
  folder,
  target,
  baseline,
  parameters,
  known,
  register = loadRegister(),
}: FinishOptions) => {
  await writeRules(folder, noSelection, register);
  // The scenario `browser` has one, which k6 describes.
  const environment = await describeRunWithoutBrowser(target, ['npm run load --', ...parameters].join(' '));
  const { verdict, page, report } = await finishLoadRun({ folder, environment, baseline, known });
  const lines = [
    ...troubles(verdict),
    ...verdict.problems.map((problem) => `! ${problem}`),
    `Verdict: ${verdict.verdict}${verdict.verdict === 'stand-in' ? ' (it says nothing about Logto)' : ''}, ${verdict.totals.pass} of ${verdict.totals.checks} checks passed, ${verdict.totals.deviation} known deviations`,
    `Page: ${pathToFileURL(page)}`,
    `Report: ${pathToFileURL(report)}`,
  ];
  return { code: exitCodeOf(verdict), lines };
};
