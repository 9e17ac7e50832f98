/**
 * What scenario `growth` measured, in `growth.json`: the same load on a fresh and on a grown database, which statement
 * grew, and why. The pages read it. Plain TypeScript.
 */
import type { Spread } from './load-run.ts';

/** What one flow cost the database by one kind of statement. */
export interface StatementGrowth {
  /** PostgreSQL's `queryid`. */
  readonly id: string;
  readonly query: string;
  /** Calls a flow. */
  readonly calls: number;
  /** Milliseconds a flow. */
  readonly fresh: number;
  readonly grown: number;
}

/** One half of the run. */
export interface GrowthHalf {
  /** Of whole flows; null where none was completed. */
  readonly flows: Spread | null;
  /** Milliseconds of database time a flow; null where it is not told. */
  readonly databaseMs: number | null;
  /** Milliseconds on a CPU a flow, of Logto and its database together; null where it was not measured. */
  readonly targetCpuMs: number | null;
}

/** How PostgreSQL ran a statement of the run, as `EXPLAIN (ANALYZE, BUFFERS)` has it. */
export interface StatementPlan {
  /** Milliseconds. */
  readonly ms: number;
  /** As Logto ran it, or by the harness with the same role and parameters, and all operators marked leakproof. */
  readonly as: 'run' | 'leakproof';
  readonly text: string;
}

export interface Explanation {
  readonly query: string;
  readonly plans: readonly StatementPlan[];
  /** What the plans show, one sentence each. */
  readonly because: readonly string[];
  /** Definitions of the indexes of the tables that it reads. */
  readonly indexes: readonly string[];
}

export interface Growth {
  /** Flows that the database had seen before the second half. */
  readonly earlier: number;
  readonly fresh: GrowthHalf;
  readonly grown: GrowthHalf;
  /** Those that grew most, first. */
  readonly statements: readonly StatementGrowth[];
  /** Of the statement that grew most; null with the reason where it could not be had. */
  readonly explanation: Explanation | null;
  readonly unexplained: string | null;
}
