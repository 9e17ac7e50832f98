/**
 * What was observed of a load run beside k6's own figures, in `observed.json`: the invariants, the cost, what bounds it,
 * and how it went over time. The pages read it.
 */

export interface ObservedViolation {
  readonly kind: string;
  /** One sentence. */
  readonly message: string;
  /** File and line of the events in the histories of the run, such as `k6:214`. */
  readonly events: readonly string[];
}

export interface ObservedInvariant {
  readonly id: string;
  /** A sentence that should hold. */
  readonly title: string;
  /** Ids of the requirements that it decides. */
  readonly requirements: readonly string[];
  /** What it judges, in the plural, and how many of these there were; of none it says nothing. */
  readonly subjects: string;
  readonly judged: number;
  /** How many there were; `violations` has the first of them. */
  readonly broken: number;
  readonly violations: readonly ObservedViolation[];
  /** How often and how far it was broken, where that can be told in a sentence. */
  readonly measured: string | null;
}

/** What a part of the run used over a stretch of time. */
export interface ObservedLoad {
  /** CPUs kept busy, on average. */
  readonly cores: number;
  /** How much of the time its busiest thread was on a CPU, 0 to 1; null where that cannot be seen. */
  readonly busiestThread: number | null;
  /** Most bytes at once, and how many more at the end than at the start. */
  readonly memory: number;
  readonly memoryGrowth: number;
}

export interface ObservedWindow {
  readonly seconds: number;
  /** By part: `logto`, `database`, `fake`, `app`, `k6`, `harness`. */
  readonly parts: Readonly<Record<string, ObservedLoad>>;
  /** How much of all CPUs was busy, whoever used them, 0 to 1. */
  readonly machine: number;
  /** How much of the time the event loop of the harness was busy, 0 to 1. */
  readonly loop: number;
  /** Sessions of the database, on average. */
  readonly sessions: { readonly total: number; readonly active: number; readonly locked: number } | null;
}

/** What one flow that was completed cost, on average over the whole run. */
export interface ObservedCost {
  /** Flows that were completed. */
  readonly flows: number;
  /** Milliseconds on a CPU, by part. */
  readonly cpuMs: Readonly<Record<string, number>>;
  /** Null where the database cannot be asked, or does not count statements. */
  readonly statements: number | null;
  readonly statementMs: number | null;
  /** Tables that grew, by their rows. */
  readonly tables: ReadonlyArray<{ readonly name: string; readonly rows: number; readonly bytes: number }>;
  /** The statements that took longest. */
  readonly top: ReadonlyArray<{ readonly query: string; readonly calls: number; readonly ms: number }>;
}

/** Figures in equal stretches of time. */
export interface ObservedSeries {
  /** Milliseconds since the epoch. */
  readonly from: number;
  /** Length of a stretch. */
  readonly seconds: number;
  /** By name, one figure a stretch; null where there is none. */
  readonly columns: Readonly<Record<string, ReadonlyArray<number | null>>>;
}

export interface Observed {
  /** Why not all that happened may be in the history, as sentences; then its invariants prove nothing. */
  readonly gaps: readonly string[];
  /** Events that were judged. */
  readonly events: number;
  readonly invariants: readonly ObservedInvariant[];
  /** What was used in each phase, in their order; null where it was too short. */
  readonly phases: ReadonlyArray<{ readonly name: string; readonly load: ObservedWindow | null }>;
  readonly bound: {
    readonly by: string;
    /** False where the harness was the bottleneck: the figures say nothing of the target then. */
    readonly counts: boolean;
    readonly because: string;
    /** The phase in which it was looked for. */
    readonly phase: string;
    /** CPU seconds of generator, fake, sample app and harness for each of Logto and its database. */
    readonly harnessShare: number | null;
  };
  readonly cost: ObservedCost | null;
  readonly series: ObservedSeries;
}
