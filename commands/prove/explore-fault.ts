import type { Config } from '../../fixtures/config/config.ts';
import { HarnessError } from '../../fixtures/tools/errors.ts';
import { silent } from '../../fixtures/tools/progress.ts';
import type { FaultName } from '../../mocks/logto/index.ts';
import { kindsOf } from '../../suites/explore/areas.ts';
import { explore, nothingExplored } from '../../suites/explore/explore.ts';
import type { Finding } from '../../suites/explore/findings/finding.ts';
import { exploreInLanes, openGrounds } from '../explore/lanes.ts';

/** What an exploration made of a stand-in with a fault, of which it was not told. */
export interface ExploredFault {
  readonly name: FaultName;
  /** Requirement and words of the first finding; null: none in time. */
  readonly finding: Finding['violation'] | null;
  readonly seconds: number;
  readonly requests: number;
}

/**
 * Explores a stand-in that has a fault, until something is found or the time is over.
 *
 * @throws HarnessError where the stand-in does not start; the reason of the signal
 */
export const exploreFault = async (
  config: Config,
  signal: AbortSignal,
  { name, seconds, seed }: { readonly name: FaultName; readonly seconds: number; readonly seed: number },
): Promise<ExploredFault> => {
  await using undo = new AsyncDisposableStack();
  const found = new AbortController();
  const place = { config: { ...config, faults: [name] }, progress: silent, signal };
  const grounds = await openGrounds(place, undefined, undo);
  const explored = nothingExplored();
  const began = performance.now();
  const lanes = { grounds, seconds, title: name, explored };
  const ended = AbortSignal.any([signal, found.signal]);
  const why = await exploreInLanes({ ...place, signal: ended }, lanes, ({ ground }, index, { signal: end }) =>
    explore(ground, explored, {
      ...{ signal: end, kinds: kindsOf([]), seed: (seed + Math.imul(index, 104_729)) | 0 },
      onFinding: () => found.abort(),
    }),
  );
  signal.throwIfAborted();
  if (why !== null && !found.signal.aborted) {
    throw new HarnessError(
      `the exploration with ${name} ended early: ${why}`,
      'Try it alone: npm run explore -- --fault',
    );
  }
  const [finding] = explored.findings.values();
  const took = Math.round((performance.now() - began) / 1000);
  return { name, finding: finding?.violation ?? null, seconds: took, requests: explored.requests };
};
