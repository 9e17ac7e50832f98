import { join } from 'node:path';
import { disturbanceTypes } from '../../../contracts/record/annotations.ts';
import { fileNames } from '../../../contracts/record/file-names.ts';
import { keyOf, type Outcome, plannedSchema, resultName } from '../../../contracts/record/ledger.ts';
import type { Verdict } from '../../../contracts/record/verdict.ts';
import { veil } from '../../allure/copy.ts';
import { attachmentsOf, isResult, nameOf, parseResult, readResultText } from '../../record/allure-results.ts';
import { readJson, readOutcomes } from '../../record/read-record.ts';
import { isHeldBack } from '../../register/held-back.ts';
import { failureOfMeans } from '../../verdict/check-verdict.ts';

/** What nobody may see yet of a run: see SECURITY.md. */
export interface Withheld {
  /** Names of the checks, each with its tenant configuration. */
  readonly checks: readonly string[];
  /** Attachments of them, by path. */
  readonly files: ReadonlySet<string>;
  /** Files that say less, by path. */
  readonly changed: ReadonlyMap<string, Buffer>;
}

/** An attempt without what was seen in it. One that the harness failed says nothing of Logto. */
const withoutErrors = (outcome: Outcome): Outcome =>
  failureOfMeans(outcome) !== undefined
    ? outcome
    : {
        ...outcome,
        errors: [],
        withheld: true,
        annotations: outcome.annotations.filter(({ type }) => disturbanceTypes.some((known) => known === type)),
      };

/** Takes out of a run what its deviations that are held back showed; what remains is judged to the same verdict. */
export const withhold = async (folder: string, paths: readonly string[], verdict: Verdict): Promise<Withheld> => {
  const held = new Set(verdict.checks.filter((check) => isHeldBack(check, verdict)).map(keyOf));
  const [files, changed] = [new Set<string>(), new Map<string, Buffer>()];
  if (held.size === 0) {
    return { checks: [], files, changed };
  }
  const outcomes = (await readOutcomes(folder)).map((each) => (held.has(keyOf(each)) ? withoutErrors(each) : each));
  changed.set(fileNames.outcomes, Buffer.from(outcomes.map((each) => `${JSON.stringify(each)}\n`).join('')));
  const planned = (await readJson(join(folder, fileNames.planned), plannedSchema))?.checks ?? [];
  const names = new Set(planned.filter((check) => held.has(keyOf(check))).map(resultName));
  for (const path of paths.filter((each) => each.startsWith(`${fileNames.results}/`) && isResult(each))) {
    const [result] = parseResult(readResultText(join(folder, path)));
    if (result && names.has(nameOf(result))) {
      changed.set(path, Buffer.from(JSON.stringify(veil(result))));
      for (const { source } of attachmentsOf(result)) {
        files.add(`${fileNames.results}/${source}`);
      }
    }
  }
  return { checks: [...held], files, changed };
};
