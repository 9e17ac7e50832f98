import type { Deviation } from '../../../contracts/record/deviations.ts';
import { standingOf } from '../../../contracts/record/standing.ts';
import type { Violation } from '../judge/violation.ts';

/**
 * What entries of the register look like to an exploration, by requirement and property: any other violation of the same
 * requirement is a new one.
 */
const registered: ReadonlySet<string> = new Set([
  'CON-01 order',
  'CON-02 order',
  'FGT-04 accepted',
  'RL-10 order',
  'RL-11 accepted',
  'SND-13 server-error',
  'TOK-04 order',
  'TOK-18 order',
]);

interface Explored {
  readonly isStandIn: boolean;
  readonly logtoVersion: string;
}

/** Whether the register names what was found for what is explored: measured there, or carried to it. */
export const isKnownBy =
  (register: readonly Deviation[], { isStandIn, logtoVersion }: Explored) =>
  ({ requirement, property }: Violation): boolean =>
    registered.has(`${requirement} ${property}`) &&
    register.some(
      (entry) =>
        entry.requirement === requirement && (isStandIn ? entry.standIn : standingOf(entry, logtoVersion) !== 'absent'),
    );
