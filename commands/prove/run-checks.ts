import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileNames } from '../../contracts/record/file-names.ts';
import { keyOf, type Outcome, type PlannedCheck, plannedSchema } from '../../contracts/record/ledger.ts';
import type { Browser } from '../../fixtures/browser/index.ts';
import type { StackDescription } from '../../fixtures/stack/description.ts';
import { applyTenantConfiguration } from '../../fixtures/stack/provision.ts';
import type { Stack } from '../../fixtures/stack/stack.ts';
import { startTenantGate } from '../../fixtures/stack/tenant-gate.ts';
import { temporaryFolder } from '../../fixtures/tools/temporary-folder.ts';
import { isFaultName } from '../../mocks/faulty-provider/index.ts';
import { readJson, readOutcomes } from '../../reports/record/read-record.ts';
import { runSuites } from '../suites/run-suites.ts';
import type { Breakage } from './breakage.ts';

/** A stack that is kept up while one thing after the other is broken in it. */
export interface Bench {
  readonly stack: Stack;
  readonly browser: Browser;
  readonly signal: AbortSignal;
  /** File that sample apps read their fault from; null where they were started without. */
  readonly appFaultFile: string | null;
  /** Blocks of phone numbers that were used: each Playwright counts its numbers from the start. */
  blocks: number;
}

/** A check that ran. */
export interface Ran extends Outcome {
  readonly planned: PlannedCheck;
}

const blockCount = 1000;

const faultsOfProviders = (breakage: Breakage | null): Pick<StackDescription, 'idleFaults' | 'standingFault'> => {
  if (breakage?.side !== 'provider' && breakage?.side !== 'openid-provider') {
    return {};
  }
  return breakage.unset && isFaultName(breakage.name)
    ? { standingFault: breakage.name }
    : { idleFaults: [breakage.name] };
};

/**
 * Runs checks in a Playwright of their own with one thing broken, or nothing.
 *
 * @param parameters for Playwright, and the only tests to run, as its `--test-list` has them
 */
export const runBroken = async (
  bench: Bench,
  breakage: Breakage | null,
  { parameters = [], tests }: { readonly parameters?: readonly string[]; readonly tests?: string },
): Promise<Ran[]> => {
  const { stack, browser, signal } = bench;
  await using folder = await temporaryFolder('harness-prove');
  // A gate of its own sets the tenant anew, whatever a check that failed has left.
  await using gate = await startTenantGate(async (name) => {
    await applyTenantConfiguration(stack.management, name);
    return stack.description;
  });
  bench.blocks += 1;
  const description = {
    ...stack.description,
    // The one that is broken.
    tenants: 'one' as const,
    tenantGateUrl: gate.url,
    phoneBlock: (stack.description.phoneBlock + bench.blocks) % blockCount,
    ...faultsOfProviders(breakage),
  };
  const setAppFault = (name: string) => (bench.appFaultFile === null ? undefined : writeFile(bench.appFaultFile, name));
  await setAppFault(breakage?.side === 'application' ? breakage.name : '');
  stack.break?.(breakage?.side === 'stand-in' ? [breakage.name] : []);
  await runSuites(
    {
      stack: { ...stack, description },
      browser,
      runFolder: folder.path,
      workers: 2,
      ci: false,
      failFast: false,
      silent: true,
      tests,
      parameters: ['--trace', 'off', ...parameters],
    },
    signal,
  );
  stack.break?.([]);
  await setAppFault('');
  const planned = await readJson(join(folder.path, fileNames.planned), plannedSchema);
  const byKey = new Map(planned?.checks.map((check) => [keyOf(check), check]));
  // A check that was tried again counts once, by its last attempt.
  const last = new Map((await readOutcomes(folder.path)).map((outcome) => [keyOf(outcome), outcome]));
  return [...last.values()].flatMap((outcome) => {
    const check = byKey.get(keyOf(outcome));
    return check ? [{ ...outcome, planned: check }] : [];
  });
};
