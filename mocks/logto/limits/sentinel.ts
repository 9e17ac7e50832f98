import type { Faults } from '../faults/index.ts';
import { RequestError } from '../http/request-error.ts';
import type { Clock } from './clock.ts';

const window = 3_600_000;
const minute = 60_000;

/** How a verification failed, if it did; an error that is none of its answers goes through. */
const failureOf = async (verification: () => void | Promise<void>): Promise<RequestError | undefined> => {
  try {
    await verification();
    return undefined;
  } catch (error) {
    if (error instanceof RequestError) {
      return error;
    }
    throw error;
  }
};

const inMinutes = new Intl.RelativeTimeFormat('en', { numeric: 'always' });

interface Settings {
  /** How many failures of an identifier within an hour lock it, and for how many minutes. */
  readonly sentinelPolicy: { maxAttempts?: number | undefined; lockoutDuration?: number | undefined };
}

export type Sentinel = ReturnType<typeof createSentinel>;

/** Locks an identifier after too many failures, codes and passwords pooled. */
export const createSentinel = (clock: Clock, settings: Settings, faults: Faults) => {
  const activities = new Map<string, { failures: number[]; blockedUntil: number }>();

  const minutesOf = (configured: number) => {
    if (faults.has('lockout-without-end')) {
      return 1440;
    }
    return faults.has('lockout-ends-at-once') ? 1 : configured;
  };

  const decide = (identifier: string, failed: boolean) => {
    const now = clock();
    const activity = activities.get(identifier) ?? { failures: [], blockedUntil: 0 };
    activities.set(identifier, activity);
    if (activity.blockedUntil <= now) {
      activity.failures = activity.failures.filter((at) => at > now - window).concat(failed ? [now] : []);
      // `defaultSentinelPolicy` of Logto.
      const { maxAttempts = 100, lockoutDuration = 60 } = settings.sentinelPolicy;
      if (failed && activity.failures.length >= maxAttempts && !faults.has('no-lockout')) {
        activity.failures = [];
        activity.blockedUntil = now + minutesOf(lockoutDuration) * minute;
      }
    }
    if (activity.blockedUntil > now) {
      const relativeTime = inMinutes.format(Math.ceil((activity.blockedUntil - now) / minute), 'minute');
      throw new RequestError('session.verification_blocked_too_many_attempts', 400, {
        interpolation: { relativeTime },
      });
    }
  };

  return {
    /**
     * Runs a verification of the identifier and counts its failure. As in Logto the verification runs before the
     * decision, so a right code that arrives while the identifier is locked is consumed and refused. Counting and
     * deciding are one step, with nothing awaited between, so the lock is exact for requests that come together too.
     *
     * @throws RequestError 400 `session.verification_blocked_too_many_attempts`, else what the verification throws
     */
    async guard(identifier: string, verification: () => void | Promise<void>) {
      const failure = await failureOf(verification);
      decide(identifier, failure !== undefined);
      if (failure) {
        throw failure;
      }
    },
    /** Lifts the lock and forgets the failures. */
    forgive(identifier: string) {
      if (!faults.has('lockout-cannot-be-lifted')) {
        activities.delete(identifier);
      }
    },
  };
};
