import type { Reply } from '../../../fixtures/http/index.ts';
import { slack } from '../model/counter.ts';
import type { Violation } from './violation.ts';

/** Milliseconds after which a server may have given up what it waited for itself: Logto gives its SMS provider five seconds. */
const patience = 4000;

/** What a limit may have come to meanwhile, where a step took longer than limits leave room for. */
const ofTime: ReadonlySet<string> = new Set(['accepted', 'refused', 'order', 'guesses', 'messages', 'alike']);

/**
 * Why nobody can tell which limits a sequence met; null if they can: it took longer than the limits of its model leave room
 * for, or a server so long for an answer that it may have given up something itself.
 *
 * @param began when the sequence did, by `performance.now()`
 */
export const lateness = (began: number, replies: readonly Reply[]): string | null => {
  const slowest = Math.max(0, ...replies.map(({ took }) => took));
  if (slowest > patience) {
    return `an answer took ${(slowest / 1000).toFixed(1)} s, and a server may give up after ${patience / 1000} s`;
  }
  return performance.now() - began > slack * 1000
    ? `the sequence took longer than ${slack} s, for which limits leave no room`
    : null;
};

/** What stands of violations when nobody can tell which limits were met. */
export const withoutTime = (violations: readonly Violation[]): readonly Violation[] =>
  violations.filter(({ property }) => !ofTime.has(property.replace(/ by .*/, '')));
