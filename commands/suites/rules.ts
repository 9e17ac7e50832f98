import { copyFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type CatalogueFile, catalogueFileSchema } from '../../contracts/record/catalogue.ts';
import type { Deviation } from '../../contracts/record/deviations.ts';
import { fileNames } from '../../contracts/record/file-names.ts';
import type { Ended } from '../../contracts/record/ledger.ts';
import type { Selection } from '../../contracts/record/selection.ts';
import { standingOf } from '../../contracts/record/standing.ts';
import type { RunEnvironment } from '../../contracts/record/verdict.ts';
import { HarnessError } from '../../fixtures/tools/errors.ts';
import { type GateRules, newFailures } from '../../reports/gate/judge-gate.ts';
import { deviatingRequirements } from '../../reports/register/judge.ts';
import type { Basis } from '../../reports/register/rules.ts';
import { judgeChecks } from '../../reports/verdict/check-judgement.ts';
import { catalogueAsJson, loadCatalogue } from '../../suites/catalogue/index.ts';
import type { Subject } from '../../suites/catalogue/schema.ts';
import { suitesRegister } from '../../suites/deviations/register.ts';
import { summaryFile } from '../prove/summary-file.ts';

const asJson = (content: unknown): string => `${JSON.stringify(content, null, 2)}\n`;

/**
 * Leaves in the folder of a run what it will be judged by: the catalogue, the register, what was selected, and how far the
 * checks can be trusted.
 *
 * @param obliges subjects whose rows are a must, whatever their level
 */
export const writeRules = async (
  folder: string,
  selection: Selection,
  register: readonly Deviation[] = suitesRegister(),
  obliges: readonly Subject[] = [],
): Promise<void> => {
  await Promise.all([
    writeFile(join(folder, fileNames.catalogue), catalogueAsJson(loadCatalogue(), obliges)),
    writeFile(join(folder, fileNames.deviations), asJson({ schemaVersion: 1, deviations: register })),
    writeFile(join(folder, fileNames.selection), asJson(selection)),
    copyFile(summaryFile, join(folder, fileNames.proof)),
  ]);
};

/** The catalogue as the record of a run has it. */
export const catalogueOfRun = (obliges: readonly Subject[] = []): CatalogueFile =>
  catalogueFileSchema.parse(JSON.parse(catalogueAsJson(loadCatalogue(), obliges)));

/** Requirements of which a failure is nothing new: a deviation is known of one check at least, or it is but a note. */
export const excusedRequirements = (
  target: RunEnvironment['target'],
  register = suitesRegister(),
  obliges: readonly Subject[] = [],
): string[] => [
  ...deviatingRequirements(register, target),
  ...catalogueOfRun(obliges).requirements.flatMap(({ id, level }) => (level === 'may' ? [id] : [])),
];

/**
 * Makes sure that a strict run has something to hold a version to.
 *
 * @throws HarnessError where no entry of the register was measured on it
 */
export const requireMeasured = (
  register: readonly Deviation[],
  { logtoVersion }: Pick<RunEnvironment['target'], 'logtoVersion'>,
): void => {
  if (register.every((entry) => standingOf(entry, logtoVersion) === 'carried')) {
    throw new HarnessError(
      `--strict has no reference: no known deviation was measured on Logto ${logtoVersion}`,
      'Run without it once, then "npm run deviations -- confirm <folder of the run>"',
    );
  }
};

/** Whether a check that has just ended fails the run, whatever comes after it: for a run that stops there. */
export const failsBy = (
  basis: Omit<Basis, 'catalogue'>,
  gate?: { readonly rules: GateRules; readonly gitRevision: string | null },
  obliges: readonly Subject[] = [],
): ((ended: Ended) => boolean) => {
  const catalogue = catalogueOfRun(obliges);
  const severities = new Map(catalogue.requirements.map(({ id, severity }) => [id, severity]));
  return ({ check, outcome }) => {
    const seen = { planned: check, attempts: [outcome], results: [] };
    const failed = judgeChecks([seen], { ...basis, catalogue }).checks.filter(({ verdict }) => verdict === 'fail');
    return gate === undefined ? failed.length > 0 : newFailures(gate.rules, { ...gate, severities }, failed).length > 0;
  };
};
