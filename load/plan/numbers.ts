/** Which phone numbers a run uses. Plain TypeScript: k6 and what provisions the users both read it. */
import { mainlandNumber, type PhoneDigits } from '../../contracts/phone.ts';

/** Load takes the workers' ranges that Playwright's workers do not reach. */
const firstWorker = 50;
const numbersPerWorker = 1000;

/** Ranges that do not meet, so that nobody gets another's message. */
export const populations = {
  /** Have an account, and a password where the scenario's tenant wants one. */
  user: { first: 0, size: 300_000 },
  /** Have an account with a password, and sign in with it. */
  'user-with-password': { first: 300_000, size: 100_000 },
  /** Have a session at Logto before the load begins. */
  'session-holder': { first: 400_000, size: 100_000 },
  /** Have no account. */
  stranger: { first: 500_000, size: 450_000 },
} as const;

export type Population = keyof typeof populations;

/**
 * The n-th number of a population.
 *
 * @throws RangeError beyond its size
 */
export const numberOf = (phoneBlock: number, population: Population, n: number): PhoneDigits => {
  const { first, size } = populations[population];
  if (n >= size) {
    throw new RangeError(`there is no ${population} ${n}`);
  }
  const place = first + n;
  return mainlandNumber(phoneBlock, firstWorker + Math.floor(place / numbersPerWorker), place % numbersPerWorker);
};

/** Logto's `defaultMessageRateLimitPolicy`: messages to one number in a window, however they are asked for. */
export const sendCap = { messages: 10, seconds: 600 } as const;

/**
 * How many numbers arrivals need that each ask for one message, taking turns: below it Logto would refuse some, which
 * is right and no result.
 */
export const numbersUnderSendCap = (rate: number, arrivals: number): number =>
  Math.min(arrivals, Math.ceil((rate * sendCap.seconds) / sendCap.messages));
