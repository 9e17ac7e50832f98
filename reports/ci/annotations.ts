import { join } from 'node:path';
import { fileNames } from '../../contracts/record/file-names.ts';
import type { Gate } from '../../contracts/record/gate.ts';
import { keyOf, plannedSchema } from '../../contracts/record/ledger.ts';
import { type Check, exitCodes, type Verdict } from '../../contracts/record/verdict.ts';
import { isFailure } from '../../contracts/record/verdicts.ts';
import { readJson } from '../record/read-record.ts';
import { referencesOf } from '../words/check-id.ts';
import { checkLooks } from '../words/verdicts.ts';

/** GitHub's workflow commands end a value at these. */
const escapeData = (text: string): string =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const escapeProperty = (text: string): string => escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');

/** Whether a gate lets a failure pass: it is below the limit, or nothing new. */
const isLetPass = (gate: Gate | undefined, check: Check): boolean =>
  gate !== undefined && isFailure(check.verdict) && !gate.worse.some((worse) => keyOf(worse) === keyOf(check));

/** The verdict as annotations that GitHub shows beside the code: a line each, for standard output. */
export const annotations = async (folder: string, { target, gate, checks, problems }: Verdict): Promise<string> => {
  const planned = await readJson(join(folder, fileNames.planned), plannedSchema);
  const places = new Map(planned?.checks.map((check) => [keyOf(check), check]));
  const ofChecks = checks.flatMap((check) => {
    const { verdict, title, reason = verdict } = check;
    const { annotation } = checkLooks[verdict];
    if (annotation === null) {
      return [];
    }
    const place = places.get(keyOf(check));
    const where = place ? `file=${escapeProperty(`suites/${place.file}`)},line=${place.line ?? 1},` : '';
    const head = [referencesOf(check).join(' '), title].filter((part) => part !== '').join(': ');
    const kind = isLetPass(gate, check) ? 'warning' : annotation;
    return [`::${kind} ${where}title=${escapeProperty(head)}::${escapeData(reason)}`];
  });
  const ofRun = problems.map(
    (problem) =>
      `::${gate && exitCodes[gate.verdict] === 0 ? 'warning' : 'error'} title=The run::${escapeData(problem)}`,
  );
  const ofTarget = target.isStandIn
    ? [
        '::warning title=Stand-in::This run tested the stand-in and says nothing about Logto. --real rejects such a run.',
      ]
    : [];
  return [...ofTarget, ...ofChecks, ...ofRun].map((line) => `${line}\n`).join('');
};
