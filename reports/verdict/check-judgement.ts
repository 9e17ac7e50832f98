import { requirementsIn } from '../../contracts/check-id.ts';
import type { CatalogueFile } from '../../contracts/record/catalogue.ts';
import type { Deviation } from '../../contracts/record/deviations.ts';
import { fileNames } from '../../contracts/record/file-names.ts';
import type { Check } from '../../contracts/record/verdict.ts';
import type { AllureResult } from '../record/allure-results.ts';
import type { Seen } from '../record/read-record.ts';
import { formOf } from '../register/failure-form.ts';
import type { CheckResult, JudgedResult } from '../register/judge.ts';
import { type Basis, judgeByRegister } from '../register/rules.ts';
import { idByTitle } from '../words/check-id.ts';
import { reasonLine } from '../words/reason-line.ts';
import { type Decision, decide, errorsOf } from './check-verdict.ts';

const evidenceOf = (results: readonly AllureResult[]): Check['evidence'] =>
  results
    .flatMap(({ attachments }) => attachments)
    .map(({ name, type = '', source }) => ({ name, type, file: `${fileNames.results}/${source}` }));

/** A test that says itself that it fails is a failure all the same: deviations stand in the register. */
const outcomes = {
  pass: 'pass',
  fail: 'fail',
  deviation: 'fail',
  'unexpected-pass': 'fail',
  note: 'fail',
  'not-applicable': 'not-applicable',
  undecided: 'undecided',
} as const satisfies Record<Check['verdict'], CheckResult['outcome']>;

const measuredBy = (sdkVersions: string | undefined, logtoVersions: string): string =>
  (sdkVersions === undefined ? `Logto ${logtoVersions}` : `@logto/next ${sdkVersions}`).replaceAll(' || ', ', ');

/** The first line is the register's, the rest what was seen; nothing is seen of what is held back. */
const reasonOf = ({ entries, carried }: JudgedResult, { sdk }: Basis['target'], seen: string | undefined): string => {
  const known = entries.map(
    ({ requirement, logtoVersions, sdkVersions, reason, heldBack }) =>
      `known deviation from ${requirement}${carried ? `, carried from ${measuredBy(sdk && sdkVersions, logtoVersions)}` : ''}: ${reason}${heldBack ? ` Held back: told to ${heldBack.reportedTo} on ${heldBack.reportedOn}, see SECURITY.md.` : ''}`,
  );
  return [known.join(' '), ...(seen === undefined || entries.some(({ heldBack }) => heldBack) ? [] : [seen])].join(
    '\n\n',
  );
};

const unexpected = (entries: readonly Deviation[]): string =>
  `it passed: the deviation from ${entries.map(({ requirement }) => requirement).join(' and ')} no longer occurs: remove its entry`;

/** A known deviation excuses the failure that was measured, and no other. */
const otherwise = (unlike: readonly Deviation[], seen = ''): string => {
  const known = unlike.map(
    ({ requirement, failsWith }) =>
      `the known deviation from ${requirement}${failsWith ? ` (${formOf(failsWith)})` : ''}`,
  );
  return `it fails otherwise than ${known.join(' and ')}: ${reasonLine(seen)}\n\n${seen}`;
};

const byLevel = (decision: Decision, ids: readonly string[], catalogue: CatalogueFile | undefined): Decision => {
  const rows = catalogue?.requirements.filter(({ id }) => ids.includes(id)) ?? [];
  return decision.verdict === 'fail' && rows.length > 0 && rows.every(({ level }) => level === 'may')
    ? { ...decision, verdict: 'note' }
    : decision;
};

const settle = (
  decision: Decision,
  judged: JudgedResult,
  requirements: readonly string[],
  { catalogue, target }: Basis,
): Decision => {
  const { verdict, entries, unlike } = judged;
  if (verdict === 'deviation') {
    return { verdict, reason: reasonOf(judged, target, decision.reason) };
  }
  if (verdict === 'unexpected-pass') {
    return { verdict, reason: unexpected(entries) };
  }
  const settled = byLevel(catalogue ? { ...decision, verdict } : decision, requirements, catalogue);
  return unlike.length > 0 ? { ...settled, reason: otherwise(unlike, decision.reason) } : settled;
};

const checkOf = (
  { planned, attempts, results }: Seen,
  decision: Decision,
  { verdict, entries, carried }: JudgedResult,
): Check => ({
  id: planned.id,
  title: planned.title,
  feature: results.find(({ feature }) => feature)?.feature ?? idByTitle(planned.file, []).split('/')[0] ?? planned.id,
  requirements: requirementsIn(planned.tags),
  project: planned.project,
  ...decision,
  ...(carried && { carried }),
  durationMs: attempts.reduce((sum, { durationMs }) => sum + durationMs, 0),
  attempts: attempts.length,
  evidence: verdict === 'deviation' && entries.some(({ heldBack }) => heldBack) ? [] : evidenceOf(results),
});

/**
 * The verdict of each check, from what the run left and by the register.
 *
 * @returns the checks, the entries that occurred, and what is wrong with the register, and what is worth knowing of it
 */
export const judgeChecks = (seen: readonly Seen[], basis: Basis) => {
  const decided = seen.map((each) => ({
    each,
    decision: decide(each.attempts),
    requirements: requirementsIn(each.planned.tags),
  }));
  const { results, ...register } = judgeByRegister(
    decided.map(({ each: { planned, attempts }, decision, requirements }) => {
      const errors = errorsOf(attempts);
      return {
        ...{ check: planned.id, project: planned.project, requirements },
        outcome: outcomes[decision.verdict],
        ...(errors && { errors }),
      };
    }),
    basis,
  );
  const checks = decided.flatMap(({ each, decision, requirements }, at) => {
    const judged = results[at];
    return judged ? [checkOf(each, settle(decision, judged, requirements, basis), judged)] : [];
  });
  // Of several checks that an entry excuses the first says whether it is carried.
  const occurred = results.filter(({ verdict }) => verdict === 'deviation').toReversed();
  return {
    ...{ checks, ...register },
    /** Whether each entry that occurred is carried. */
    occurred: new Map(occurred.flatMap(({ entries, carried }) => entries.map((entry) => [entry, carried] as const))),
  };
};
