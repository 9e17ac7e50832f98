import type { Faults } from '../faults/index.ts';
import { RequestError } from '../http/request-error.ts';
import type { Clock } from './clock.ts';

/** How many failures of an identifier within an hour lock it, and for how many minutes. */
interface SentinelPolicy {
  readonly maxAttempts: number;
  readonly lockoutDuration: number;
}

/** `defaultSentinelPolicy` of Logto. */
export const defaultSentinelPolicy: SentinelPolicy = { maxAttempts: 100, lockoutDuration: 60 };

const window = 3_600_000;
const minute = 60_000;

interface Activity {
  failures: number[];
  blockedUntil: number;
}

/** Locks an identifier after too many failures, codes and passwords pooled. */
export interface Sentinel {
  /**
   * Runs a verification of the identifier and counts its failure. As in Logto the verification runs before the
   * decision, so a right code that arrives while the identifier is locked is consumed and refused. Counting and
   * deciding are one step, with nothing awaited between, so the lock is exact for requests that come together too.
   *
   * @throws RequestError 400 `session.verification_blocked_too_many_attempts`, else what the verification throws
   */
  guard<T>(identifier: string, verification: () => T | Promise<T>): Promise<T>;
  /** Lifts the lock and forgets the failures. */
  forgive(identifier: string): void;
}

/** What a verification came to; an error that is none of its answers goes through. */
const attempt = async <T>(verification: () => T | Promise<T>): Promise<{ value: T } | { failure: RequestError }> => {
  try {
    return { value: await verification() };
  } catch (error) {
    if (error instanceof RequestError) {
      return { failure: error };
    }
    throw error;
  }
};

const inMinutes = new Intl.RelativeTimeFormat('en', { numeric: 'always' });

export const createSentinel = (clock: Clock, policy: () => SentinelPolicy, faults: Faults): Sentinel => {
  const activities = new Map<string, Activity>();

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
      const { maxAttempts, lockoutDuration } = policy();
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
    async guard(identifier, verification) {
      const result = await attempt(verification);
      decide(identifier, 'failure' in result);
      if ('failure' in result) {
        throw result.failure;
      }
      return result.value;
    },
    forgive(identifier) {
      if (!faults.has('lockout-cannot-be-lifted')) {
        activities.delete(identifier);
      }
    },
  };
};
