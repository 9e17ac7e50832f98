import { isCheckId } from '../../contracts/check-id.ts';
import type { Verdict } from '../../contracts/record/verdict.ts';
import { draftEntries } from '../../suites/deviations/draft.ts';
import type { OpenRegister } from '../../suites/deviations/write-register.ts';
import { isCheckOfFinding } from '../../suites/explore/findings/finding.ts';
import { requireMeasuringRun } from './run.ts';

type Finding = NonNullable<Verdict['exploration']>['findings'][number];

/** How long an entry holds before it has to be measured again. */
const daysToExpiry = 90;

/** What a check saw, without the rest of its report: the first lines say what was expected and what came. */
const inOneLine = (reason: string): string =>
  reason
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .slice(0, 3)
    .join(' ')
    .slice(0, 240);

const foundBy = ({ requirement, steps = [] }: Finding) => ({
  requirement,
  steps: steps.map(({ what, answer }) => `${what}: ${answer}`),
});

const dayOf = (time: Date): string => time.toISOString().slice(0, 10);

/**
 * Adds entries for the failures of a run to a register, complete but for reason and owner.
 *
 * @param path a verdict file, or the folder of a run with one
 * @returns what to print
 * @throws HarnessError where the run says nothing of the register
 */
export const draft = async (
  path: string,
  register: OpenRegister,
  { file, now = new Date() }: { readonly file: string; readonly now?: Date },
): Promise<string> => {
  const { verdict, version } = await requireMeasuringRun(path);
  const failed = verdict.checks.filter(
    ({ id, requirements, verdict: came }) =>
      came === 'fail' && (isCheckId(id) || requirements.some((requirement) => isCheckOfFinding(requirement, id))),
  );
  const known = new Set([
    ...register.entries.flatMap(({ checks = [] }) => checks),
    ...register.onTopOf.flatMap(({ check }) => check ?? []),
  ]);
  const [fresh, standing] = [failed.filter(({ id }) => !known.has(id)), failed.filter(({ id }) => known.has(id))];
  const entries = draftEntries({
    failures: fresh.map(({ id, title, reason = '' }) => {
      const finding = verdict.exploration?.findings.find(({ check }) => check === id);
      return finding === undefined
        ? { id, title, seen: inOneLine(reason) }
        : { id, title, seen: title, found: foundBy(finding) };
    }),
    statements: new Map(verdict.requirements.map(({ id, statement }) => [id, statement])),
    logtoVersion: version,
    run: verdict.run.id,
    day: dayOf(new Date(verdict.run.startedAt ?? now)),
    expires: dayOf(new Date(now.getTime() + daysToExpiry * 24 * 3_600_000)),
  });
  if (entries.length > 0) {
    await register.write([...register.entries, ...entries]);
  }
  const has = standing.map(
    ({ id }) => `${id} failed and has an entry, which is expired or says that it is absent: mend it by hand`,
  );
  return [
    entries.length === 0
      ? `No failure of the run ${verdict.run.id} wants an entry.`
      : `${entries.length} ${entries.length === 1 ? 'entry' : 'entries'} drafted in ${file}: give each its reason and owner. Until then no command takes that register.`,
    ...has,
  ].join('\n');
};
