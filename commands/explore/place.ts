import type { Config } from '../../fixtures/config/config.ts';
import type { Progress } from '../../fixtures/tools/progress.ts';

/** Where a command that explores runs. */
export interface Place {
  readonly config: Config;
  readonly progress: Progress;
  readonly signal: AbortSignal;
}

/** How a target is called in a file. */
export const nameOfTarget = ({ isStandIn, logtoVersion }: { isStandIn: boolean; logtoVersion: string }): string =>
  isStandIn ? `the stand-in for Logto ${logtoVersion}` : `Logto ${logtoVersion}`;
