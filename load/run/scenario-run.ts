import type { Stack } from '../../fixtures/stack/stack.ts';
import type { Sample } from '../cost/sampler.ts';
import type { K6 } from '../k6/find-k6.ts';
import type { K6Outputs } from '../k6/outputs.ts';
import type { K6Result } from '../k6/run-k6.ts';
import type { Segment } from '../k6/segment.ts';
import type { LoadApplication } from '../plan/application.ts';
import type { LoadPlan } from '../plan/plan.ts';
import type { ScenarioName } from '../scenarios/index.ts';
import type { ProfileName } from '../scenarios/scenario.ts';

export interface ScenarioRun {
  readonly scenario: ScenarioName;
  readonly profile: ProfileName;
  readonly plan: LoadPlan;
  readonly k6: K6;
  readonly stack: Stack;
  /** What arrivals come from. */
  readonly application: LoadApplication;
  /** Where everything that the run leaves goes; absolute. */
  readonly folder: string;
  /** Id of this k6 among those that share a run. */
  readonly generator: string;
  readonly segment: Segment | null;
  /** Further variables for k6, such as where its browser is. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Where k6 sends its metrics beside its summary; nowhere if absent. */
  readonly outputs?: K6Outputs;
  /** A warning or an error of k6, once each. */
  readonly onProblem: (line: string) => void;
  /** Ends the run; what there is until then is kept and marked partial. */
  readonly signal: AbortSignal;
  /** Whether the way to the fake provider leads through an API server, which may hold back what is told. */
  readonly isProviderForwarded?: boolean;
  /** Makes the load elsewhere: see `load/cluster`. Absent: by the k6 of this machine. */
  readonly generateElsewhere?: () => Promise<Generated>;
}

/** What generators left. */
export interface Generated {
  readonly result: K6Result;
  /** Their histories; absolute. */
  readonly files: readonly string[];
  /** Why not all that happened may be in the history, as sentences. */
  readonly gaps: readonly string[];
  /** What they were, where they were not the k6 of this machine. */
  readonly madeBy?: string;
  /** Whether one of them did not come to its end. */
  readonly isPartial?: boolean;
  /** Of the machines that they ran on where it was not this one; a sentence that says why not, where it was not measured. */
  readonly machines?: { readonly samples: readonly Sample[]; readonly cores: number } | string;
}
