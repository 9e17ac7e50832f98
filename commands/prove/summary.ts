import { readFile, writeFile } from 'node:fs/promises';
import { isDecidedBy } from '../../contracts/record/catalogue.ts';
import { keyOf } from '../../contracts/record/ledger.ts';
import { type ProofOfChecks, proofSchema, type RequirementProof } from '../../contracts/record/proof.ts';
import { loadCatalogue, type Requirement } from '../../suites/catalogue/index.ts';
import { type Breakage, keyOfBreakage } from './breakage.ts';
import { breakages, canSee, redByThemselves } from './breakages.ts';
import type { Proof, ProvenCheck } from './proof-file.ts';
import { summaryFile } from './summary-file.ts';

/** Whether a fault that has to be seen by the requirement was not tried yet. */
const isAwaited = ({ id }: Requirement, { faults }: Proof): boolean => {
  const tried = new Set(faults.map(keyOfBreakage));
  return breakages.some((breakage) => breakage.seenBy.includes(id) && !tried.has(keyOfBreakage(breakage)));
};

const stateWithoutProof = (
  has: (state: ProvenCheck['state']) => boolean,
  awaited: boolean,
): RequirementProof['state'] => {
  if (has('fails')) {
    return 'deviates';
  }
  if (!has('passes')) {
    return 'not applicable';
  }
  return awaited ? 'not tried yet' : 'unproven';
};

/** Whether a fault turns a check of each checked requirement red. */
const requirementsOf = (proof: Proof): RequirementProof[] =>
  loadCatalogue().requirements.flatMap((requirement) => {
    const { id, severity } = requirement;
    const checks = proof.checks.filter((check) => isDecidedBy(check.requirements, requirement));
    const keys = new Set(checks.map(keyOf));
    const faults = proof.faults.filter(({ red }) => red.some((check) => keys.has(keyOf(check))));
    const has = (state: ProvenCheck['state']) => checks.some((check) => check.state === state);
    if (checks.length === 0) {
      return [];
    }
    const state = faults.length > 0 ? 'proven' : stateWithoutProof(has, isAwaited(requirement, proof));
    return [{ id, severity, state, faults: faults.map(({ name }) => name) }];
  });

type Detection = 'seen' | 'redBefore' | 'notApplicable' | 'missed' | 'untried';

/** What became of a fault. */
const detectionOf = ({ checks, faults }: Proof, breakage: Breakage): Detection => {
  const tried = faults.find((fault) => keyOfBreakage(fault) === keyOfBreakage(breakage));
  if (tried === undefined) {
    return 'untried';
  }
  if (tried.red.length > 0) {
    return 'seen';
  }
  if (redByThemselves(breakage, checks).length > 0) {
    return 'redBefore';
  }
  return breakage.seenBy.some((id) => canSee(id, checks)) ? 'missed' : 'notApplicable';
};

const countFaults = (proof: Proof): ProofOfChecks['faults'] => {
  const detections = breakages.map((breakage) => detectionOf(proof, breakage));
  const count = (detection: Detection): number => detections.filter((each) => each === detection).length;
  return {
    ...{ known: breakages.length, tried: breakages.length - count('untried'), seen: count('seen') },
    ...{ redBefore: count('redBefore'), notApplicable: count('notApplicable'), missed: count('missed') },
  };
};

/** What `npm run prove` found, in numbers and by requirement. */
export const summarize = (proof: Proof): ProofOfChecks => {
  const red = new Set(proof.faults.flatMap((fault) => fault.red.map(keyOf)));
  const passing = proof.checks.filter(({ state }) => state === 'passes');
  const revisions = [...Map.groupBy(proof.faults, ({ revision }) => revision ?? null)];
  return {
    schemaVersion: 1,
    faults: countFaults(proof),
    checks: { passing: passing.length, seenRed: passing.filter((check) => red.has(keyOf(check))).length },
    revisions: revisions
      .map(([revision, { length }]) => ({ revision, faults: length }))
      .toSorted((a, b) => b.faults - a.faults || String(a.revision).localeCompare(String(b.revision), 'en')),
    requirements: requirementsOf(proof),
  };
};

/** What is kept of it. @throws ZodError where it is damaged */
export const readSummary = async (): Promise<ProofOfChecks> =>
  proofSchema.parse(JSON.parse(await readFile(summaryFile, 'utf8')));

export const writeSummary = async (proof: Proof): Promise<void> => {
  await writeFile(summaryFile, `${JSON.stringify(summarize(proof), null, 2)}\n`);
};
