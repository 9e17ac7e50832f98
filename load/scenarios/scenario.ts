import type { LoadPhase, LoadRun, PhaseResult } from '../../contracts/record/load-run.ts';
import type { FlowName, LoadTenant } from '../plan/flows.ts';
import type { LoadPlan } from '../plan/plan.ts';
import type { Thresholds } from '../plan/thresholds.ts';

export const profileNames = ['smoke', 'average', 'stress'] as const;
export type ProfileName = (typeof profileNames)[number];

export type OfProfile<Value> = Readonly<Record<ProfileName, Value>>;

/** A plan of which it is not said yet when it has passed. */
export type BarePlan = Omit<LoadPlan, 'thresholds'>;

/** What k6 measured in each phase, and what it came to by its thresholds. */
export interface Measured extends Pick<LoadRun, 'outcome' | 'reasons'> {
  readonly phases: readonly PhaseResult[];
  readonly exitCode: number;
}

/** What a scenario makes of it; what it leaves out stays. Its thresholds are those that k6 cannot express. */
export type Judged = Partial<Pick<LoadRun, 'outcome' | 'reasons' | 'phases' | 'thresholds' | 'knee'>>;

/** A question to a target under load: how it is put, and what answers it. */
export interface Scenario {
  readonly question: string;
  /** What an arrival goes through unless `--of` names another. */
  readonly flow: FlowName;
  /** Whether it goes through several instead, by the shares of `--weights`. */
  readonly bySharesOfFlows?: true;
  /** Whether `--of` may name another flow. */
  readonly takesFlow?: true;
  /** Absent: that of its flow. */
  readonly tenant?: LoadTenant;
  /** Arrivals a second, at first; absent: those of its flow. */
  readonly rates?: OfProfile<number>;
  /** Of the whole run, or of what `phases` makes of them. */
  readonly seconds: OfProfile<number>;
  /** How the rate goes over the run. */
  phases(rate: number, seconds: number, profile: ProfileName): LoadPhase[];
  /** When it has passed, by k6's own measures. */
  thresholds(plan: BarePlan): Thresholds;
  /** What it makes of them beyond these. */
  judge?(measured: Measured): Judged;
  /** Requirements that its thresholds decide. */
  readonly requirements?: readonly string[];
  /** Whether it looks for the rate that breaks the target, which is then its result. */
  readonly seeksKnee?: true;
  /** A script of its own in `load/scripts`, where one kind of arrivals is not all that comes. */
  readonly script?: string;
  /** Another flow that comes at the same rate, and whose people it needs too. */
  readonly besides?: FlowName;
  /** People whom it needs beside those of its flows. */
  people?(phases: readonly LoadPhase[]): LoadPlan['numbers'];
  /** Seconds for which an arrival may wait beyond what a flow takes. */
  waits?(phases: readonly LoadPhase[]): number;
  /** Whether k6 starts browsers, which work beside it. */
  readonly usesBrowsers?: true;
  /** Whether it takes the target's database away for a while. */
  readonly pausesDatabase?: true;
  /** Whether it runs twice, and grows the target's database in between. */
  readonly growsDatabase?: true;
}
