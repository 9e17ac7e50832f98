import type { Reply } from '../../../fixtures/http/index.ts';
import { lateness, withoutTime } from './lateness.ts';
import { isOfAnother } from './replies.ts';
import type { Violation } from './violation.ts';

interface Judgeable {
  /** What stands of those that were found. */
  readonly violations: readonly Violation[];
  /** Why not everything could be judged, or nothing; null if it could. */
  readonly undecided: string | null;
}

/**
 * What can be said of a step. A server in front of Logto says nothing of Logto, and a sequence that takes long meets limits
 * of its own.
 *
 * @param began when the sequence did, by `performance.now()`
 */
export const judgeable = (
  violations: readonly Violation[],
  { began, replies }: { readonly began: number; readonly replies: readonly Reply[] },
): Judgeable => {
  const foreign = replies.find(isOfAnother);
  if (foreign) {
    const undecided = `${foreign.url.pathname} was answered ${foreign.status} by a server in front of Logto`;
    return { violations: [], undecided };
  }
  const late = lateness(began, replies);
  return { violations: late === null ? violations : withoutTime(violations), undecided: late };
};
