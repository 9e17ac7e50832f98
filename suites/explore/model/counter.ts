/** What a limit counts. A server may or may not count what no standard settles, so there are two counts. */
export interface Counter {
  /** When something happened that has to count. */
  surely: number[];
  /** The same, with what may count besides. */
  perhaps: number[];
  /** Until when it is locked, for a limit that locks. */
  lockedUntil: { surely: number; perhaps: number };
  /** Until when it would be locked, or might be, had no operator lifted the lock. */
  liftedUntil?: number;
}

/** The least and the most that a limit may be. */
export interface Range {
  readonly least: number;
  readonly most: number;
}

/** Seconds by which a limit may be met early or late, as a sequence takes time itself. */
export const slack = 20;

const never = Number.NEGATIVE_INFINITY;

export const newCounter = (): Counter => ({ surely: [], perhaps: [], lockedUntil: { surely: never, perhaps: never } });

/** How many of some times are later than another. */
export const within = (times: readonly number[], from: number): number => times.filter((time) => time > from).length;

/** Counts something that happened now. @param certainly whether it has to count */
export const count = (counter: Counter, now: number, certainly: boolean): void => {
  counter.perhaps.push(now);
  if (certainly) {
    counter.surely.push(now);
  }
};

/** How many there are in the window: at least, and at most. */
export const counted = ({ surely, perhaps }: Counter, now: number, window: number) => ({
  atLeast: within(surely, now - window + slack),
  atMost: within(perhaps, now - window - slack),
});

/**
 * Counts a failure of somebody, and locks when there are too many within an hour. While the two counts differ on whether
 * there is a lock, nothing is certain of this person any more.
 */
export const countFailure = (
  counter: Counter,
  now: number,
  certainly: boolean,
  limit: { readonly maxFailures: number; readonly lockout: number },
): void => {
  const { lockedUntil } = counter;
  if (now < lockedUntil.surely - slack) {
    return;
  }
  count(counter, now, certainly);
  const { atLeast, atMost } = counted(counter, now, 3600);
  if (atMost >= limit.maxFailures) {
    lockedUntil.perhaps = Math.max(lockedUntil.perhaps, now + limit.lockout);
  }
  if (atLeast >= limit.maxFailures && atMost === atLeast) {
    lockedUntil.surely = now + limit.lockout;
    // A server may go on with the failures that led to the lock, or begin anew.
    counter.surely = [];
  }
};

/** Whether it is locked now. */
export const lockOf = ({ lockedUntil }: Counter, now: number): 'locked' | 'open' | 'unknown' => {
  if (now < lockedUntil.surely - slack) {
    return 'locked';
  }
  return now > Math.max(lockedUntil.surely, lockedUntil.perhaps) + slack ? 'open' : 'unknown';
};

/** By which requirement a lock is over that there was not long ago; undefined where there was none. */
export const endOfLock = ({ lockedUntil, liftedUntil = never }: Counter, now: number): string | undefined => {
  if (now < liftedUntil - slack) {
    return 'RL-08';
  }
  return now - lockedUntil.surely < 3600 ? 'RL-07' : undefined;
};

/** What a success may do: forget the failures before it. */
export const mayForget = (counter: Counter): void => {
  counter.surely = [];
};

/** After its limit was changed, nobody can tell how what was counted before is judged. */
export const unsettle = (counter: Counter): void => {
  if (counter.perhaps.length > 0 || counter.lockedUntil.perhaps > never) {
    counter.surely = [];
    counter.lockedUntil.surely = never;
    counter.lockedUntil.perhaps = Number.POSITIVE_INFINITY;
  }
};

/** What an operator does who lifts the lock: if there was one, it has ended. */
export const forget = (counter: Counter, now: number): void => {
  if (lockOf(counter, now) !== 'open') {
    counter.liftedUntil = Math.min(Math.max(counter.lockedUntil.surely, counter.lockedUntil.perhaps), now + 3600);
  }
  counter.surely = [];
  counter.perhaps = [];
  const past = Math.min(counter.lockedUntil.surely, now - slack - 1);
  counter.lockedUntil = { surely: past, perhaps: past };
};
