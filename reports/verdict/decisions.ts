import { keyOf } from '../../contracts/record/ledger.ts';
import type { Verdict } from '../../contracts/record/verdict.ts';

/** What a verdict decides, without the words in which it does: those of a dossier are redacted. */
export const decisionsOf = ({
  run,
  target,
  verdict,
  totals,
  gate,
  problems,
  checks,
  requirements,
  deviations,
}: Verdict) => ({
  ...{
    verdict,
    totals,
    gate: gate?.verdict,
    startedAt: run.startedAt,
    complete: run.complete,
    logto: target.logtoVersion,
    problems: problems.length,
  },
  checks: checks.map((check) => [keyOf(check), check.verdict, check.attempts, check.carried]),
  requirements: requirements.map(({ id, verdict: of, checks: by }) => [id, of, by]),
  deviations: deviations.map(({ occurred, carried }) => [occurred, carried]),
});
