import { type Command, Option } from 'commander';
import { isCheckId } from '../../contracts/check-id.ts';
import { type Severity, severities } from '../../contracts/record/catalogue.ts';
import type { RunEnvironment, Verdict } from '../../contracts/record/verdict.ts';
import { HarnessError } from '../../fixtures/tools/errors.ts';
import type { GateRules } from '../../reports/gate/judge-gate.ts';
import { loadCatalogue } from '../../suites/catalogue/index.ts';
import { requireEnded, requireVerdict } from './read-verdict.ts';

/** What limits what can fail a run, as a person gives it. */
export interface GateFlags {
  readonly gate?: readonly Severity[];
  /** A verdict file, or the folder of a run. */
  readonly baseline?: string;
}

export const addGateFlags = (command: Command): Command =>
  command
    .addOption(new Option('--gate <severity...>', 'only these severities can fail the run').choices(severities))
    .option('--baseline <run>', 'verdict.json or folder of an earlier run: fail only for regressions since then');

const remedy = 'Give the verdict.json of a whole run of the suites on the same target';

const requireBaseline = async (path: string): Promise<Verdict> => {
  const baseline = await requireVerdict(path);
  const { checks, requirements } = baseline;
  const unknown = requirements.map(({ id }) => id).find((id) => !loadCatalogue().has(id));
  if (unknown !== undefined) {
    throw new HarnessError(
      `the baseline ${path} was made with another catalogue: this one has no requirement ${unknown}`,
      'Use this harness for the baseline, or one that is older',
    );
  }
  if (!checks.some(({ id }) => isCheckId(id))) {
    throw new HarnessError(`the baseline ${path} has no check of the suites`, remedy);
  }
  requireEnded(baseline, `the baseline ${path}`, remedy);
  return baseline;
};

/**
 * What limits what can fail the run; undefined: nothing does.
 *
 * @throws HarnessError where the baseline is none that a run of the suites can be set against
 */
export const readGate = async ({ gate, baseline }: GateFlags): Promise<GateRules | undefined> =>
  gate === undefined && baseline === undefined
    ? undefined
    : { severities: gate ?? null, baseline: baseline === undefined ? null : await requireBaseline(baseline) };

type Target = Pick<RunEnvironment['target'], 'kind'> & Partial<RunEnvironment['target']>;

const nameOf = ({ kind, isStandIn = false }: Target): string => (isStandIn ? `${kind}, the stand-in` : kind);

/**
 * Makes sure that a baseline is of the target that the run is of, as far as that is known; its version may differ.
 *
 * @throws HarnessError where it is of another
 */
export const requireSameTarget = (rules: GateRules | undefined, target: Target): void => {
  const earlier = rules?.baseline?.target;
  if (!earlier) {
    return;
  }
  const isOther = earlier.kind !== target.kind || earlier.isStandIn !== (target.isStandIn ?? earlier.isStandIn);
  if (isOther) {
    throw new HarnessError(`the baseline has another target: ${nameOf(earlier)}, not ${nameOf(target)}`, remedy);
  }
  const [issuer, now] = [earlier.details.issuer, target.details?.issuer];
  if (issuer !== undefined && now !== undefined && target.kind === 'external' && issuer !== now) {
    throw new HarnessError(`the baseline has another target: ${issuer}, not ${now}`, remedy);
  }
};
