import type { Faults } from '../faults/index.ts';

/** Milliseconds that the provider has for a whole answer. The connector itself would wait without end. */
const patience = 5000;

/** The send before, for a fault. */
let queue: Promise<unknown> = Promise.resolve();

/**
 * What the provider answers, unless it takes too long.
 *
 * @throws Error when it does, or what the work throws
 */
export const withinPatience = async <T>(faults: Faults, ask: () => Promise<T>): Promise<T> => {
  if (faults.has('sends-wait-for-one-another')) {
    const turn = queue.then(ask);
    queue = turn.catch(() => undefined);
    return turn;
  }
  if (faults.has('no-timeout-on-a-hanging-provider')) {
    return ask();
  }
  const { promise: over, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error(`no answer within ${patience} ms`)), patience);
  try {
    return await Promise.race([ask(), over]);
  } finally {
    clearTimeout(timer);
  }
};
