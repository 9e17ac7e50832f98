import { isTakenAsIs } from '../../fixtures/stack/tenant/mode.ts';
import { confirmEntries } from '../../suites/deviations/confirm.ts';
import type { OpenRegister } from '../../suites/deviations/write-register.ts';
import { requireMeasuringRun } from './run.ts';

const line = (names: readonly string[], what: string): string[] =>
  names.length === 0 ? [] : [`${names.length} ${what}: ${names.join(', ')}`];

/**
 * Widens the entries of a register by what a run showed of those that were carried to its version.
 *
 * @param path a verdict file, or the folder of a run with one
 * @returns what to print
 * @throws HarnessError where the run says nothing of the register
 */
export const confirm = async (path: string, register: OpenRegister): Promise<string> => {
  const { verdict, version } = await requireMeasuringRun(path);
  const { entries, occurred, absent, undecided, elsewhere } = confirmEntries(
    register.entries,
    {
      logtoVersion: version,
      isTakenAsIs: isTakenAsIs(verdict.target),
      isOwnApplication: verdict.target.sdk !== undefined,
      checks: verdict.checks,
    },
    register.onTopOf,
  );
  if (occurred.length + absent.length > 0) {
    await register.write(entries);
  }
  const lines = [
    ...line(occurred, `confirmed on Logto ${version}`),
    ...line(absent, `measured as absent from Logto ${version}`),
    ...line(elsewhere, `in the register of the harness for Logto ${version} already`),
    ...line(undecided, 'carried still, as the run decided nothing of them'),
  ];
  return lines.length > 0 ? lines.join('\n') : `Nothing is carried to Logto ${version}.`;
};
