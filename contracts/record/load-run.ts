/**
 * What a load run leaves in `load.json` (`run.json` beside it is the ledger of its checks), beside k6's own `summary.json`:
 * what was asked, and what came of it. The pages and a later run (`--baseline`) read it.
 */

/** A part of a run with a rate of its own: the whole of a steady run, one step of a breakpoint run. */
export interface LoadPhase {
  /** Tag `phase` of every sample taken in it. */
  readonly name: string;
  /** New arrivals a second, whether earlier ones are done or not (an open model). */
  readonly rate: number;
  readonly seconds: number;
}

/** Times in ms. */
export interface Spread {
  readonly median: number;
  readonly p95: number;
  readonly max: number;
}

export interface PhaseResult extends LoadPhase {
  /** Flows of this phase that reached their end, and that did not. */
  readonly completed: number;
  readonly failed: number;
  /** Of single requests, and of whole flows; null without any. */
  readonly requests: Spread | null;
  readonly flows: Spread | null;
  /** Whether every threshold held in it; false too for a phase that was not reached to its end. */
  readonly held: boolean;
}

export interface ThresholdResult {
  readonly metric: string;
  readonly expression: string;
  readonly met: boolean;
}

export interface LoadRun {
  readonly scenario: string;
  /** The flow that each arrival goes through; `mixed` goes through several. */
  readonly flow: string;
  readonly question: string;
  readonly profile: string;
  /** ISO 8601. */
  readonly startedAt: string;
  readonly endedAt: string;
  /** True for a run that was interrupted: its figures stand for what there was until then. */
  readonly partial: boolean;
  readonly target: {
    readonly kind: string;
    readonly isStandIn: boolean;
    readonly logtoVersion: string;
    readonly connectorVersion: string;
    readonly details: Readonly<Record<string, string>>;
  };
  readonly machine: { readonly cores: number; readonly memoryBytes: number; readonly node: string };
  readonly k6: { readonly version: string; readonly origin: string; readonly exitCode: number };
  /** Virtual users that may be under way at once; an arrival beyond them is dropped. */
  readonly atOnce: number;
  /** Phone numbers that the arrivals share. */
  readonly numbers: number;
  /** k6's execution segment, such as `0:1/2`; null for a generator that makes the whole load. */
  readonly segment: string | null;
  readonly dropped: number;
  readonly phases: readonly PhaseResult[];
  /** Each kind of request, in the order of the flow. */
  readonly steps: ReadonlyArray<Spread & { readonly name: string; readonly count: number }>;
  readonly thresholds: readonly ThresholdResult[];
  /** Of a breakpoint run: the highest rate that held; 0 where the first did not, null where the last one did. */
  readonly knee: number | null;
  readonly outcome: 'met' | 'crossed' | 'undecided';
  /** Why, one line each; empty if all thresholds were met. */
  readonly reasons: readonly string[];
}
