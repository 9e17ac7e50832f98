import type { Time } from '../../../contracts/record/load-history.ts';
import type { Finding, Invariant, Violation } from '../invariant.ts';
import type { EventOf } from '../recorded.ts';

interface Timed {
  readonly at: Time;
}

/**
 * The fullest stretch of time.
 *
 * @param events oldest first
 * @param window its length in ms, its end not included
 */
export const fullestWindow = <E extends Timed>(events: readonly E[], window: number): readonly E[] => {
  let fullest: readonly E[] = [];
  let first = 0;
  for (const [last, { at }] of events.entries()) {
    while (at - (events[first]?.at ?? at) >= window) {
      first += 1;
    }
    if (last - first + 1 > fullest.length) {
      fullest = events.slice(first, last + 1);
    }
  }
  return fullest;
};

const overshoot = (what: string, groups: number, counts: readonly number[], cap: number): Pick<Finding, 'measured'> =>
  counts.length === 0
    ? {}
    : {
        measured: `of ${groups} ${what}, ${counts.length} went beyond the cap of ${cap}, up to ${Math.max(...counts)}`,
      };

/** Wrong or right, the code was compared: a refusal for another reason came before. */
export const wasJudged = (attempt: EventOf<'try'>): boolean =>
  attempt.outcome === 'accepted' ||
  (attempt.outcome === 'refused' && attempt.error === 'verification_code.code_mismatch');

const isMismatch = (attempt: EventOf<'try'>): boolean => attempt.outcome === 'refused' && wasJudged(attempt);

export const triesAreCapped: Invariant = {
  id: 'tries-of-a-code-stay-within-their-cap',
  title: 'Tries of a code stay within their cap',
  requirements: ['RL-04'],
  subjects: 'codes that were tried',
  judge({ triesOf }, { triesPerCode }): Finding {
    const judged = [...triesOf].map(([verification, tries]) => ({ verification, tries: tries.filter(wasJudged) }));
    const over = judged.filter(({ tries }) => tries.length > triesPerCode);
    const violations = over.map(
      ({ verification, tries }): Violation => ({
        kind: 'tries-over-cap',
        message: `${tries.length} codes of ${verification} were judged, and ${triesPerCode} is the cap`,
        events: tries.map(({ name }) => name),
      }),
    );
    const counts = over.map(({ tries }) => tries.length);
    return { judged: triesOf.size, violations, ...overshoot('codes', triesOf.size, counts, triesPerCode) };
  },
};

export const failuresAreCapped: Invariant = {
  id: 'wrong-codes-for-a-number-lock-it-in-time',
  title: 'Wrong codes for a number lock it in time',
  requirements: ['CON-02'],
  subjects: 'numbers that codes were tried for',
  judge({ triesFor }, { failuresPerNumber, failureWindow, clockTolerance }): Finding {
    const fullest = [...triesFor].map(([phone, tries]) => ({
      phone,
      failures: fullestWindow(
        tries.filter(isMismatch).sort((one, other) => one.at - other.at),
        failureWindow - clockTolerance,
      ),
    }));
    const over = fullest.filter(({ failures }) => failures.length > failuresPerNumber);
    const violations = over.map(
      ({ phone, failures }): Violation => ({
        kind: 'failures-over-cap',
        message: `${failures.length} wrong codes for ${phone} were judged, and ${failuresPerNumber} lock it`,
        events: failures.map(({ name }) => name),
      }),
    );
    const counts = over.map(({ failures }) => failures.length);
    return { judged: triesFor.size, violations, ...overshoot('numbers', triesFor.size, counts, failuresPerNumber) };
  },
};

export const sendsAreCapped: Invariant = {
  id: 'messages-to-a-number-stay-within-their-cap',
  title: 'Messages to a number stay within their cap',
  requirements: ['RL-10'],
  subjects: 'numbers that got messages',
  judge({ deliveriesTo }, { sendsPerNumber, sendWindow, clockTolerance }): Finding {
    const fullest = [...deliveriesTo].map(([phone, deliveries]) => ({
      phone,
      messages: fullestWindow(
        deliveries.map(({ message }) => message),
        sendWindow - clockTolerance,
      ),
    }));
    const over = fullest.filter(({ messages }) => messages.length > sendsPerNumber);
    const violations = over.map(
      ({ phone, messages }): Violation => ({
        kind: 'sends-over-cap',
        message: `${messages.length} messages went to ${phone} within ${sendWindow / 1000} s, and ${sendsPerNumber} is the cap`,
        events: messages.map(({ name }) => name),
      }),
    );
    const counts = over.map(({ messages }) => messages.length);
    return {
      judged: deliveriesTo.size,
      violations,
      ...overshoot('numbers', deliveriesTo.size, counts, sendsPerNumber),
    };
  },
};
