import type { Time } from '../../../contracts/record/load-history.ts';
import type { History } from '../model/history.ts';
import { type Finding, type Invariant, type ViolationKind, violation } from '../model/invariant.ts';
import type { Policy } from '../model/policy.ts';
import type { EventOf } from '../model/recorded.ts';

interface Timed {
  readonly at: Time;
}

/**
 * The fullest stretch of time.
 *
 * @param events oldest first
 * @param window its length in ms, its end not included
 */
const fullestWindow = <E extends Timed>(events: readonly E[], window: number): readonly E[] => {
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

/** Wrong or right, the code was compared: a refusal for another reason came before. */
export const wasJudged = (attempt: EventOf<'try'>): boolean =>
  attempt.outcome === 'accepted' ||
  (attempt.outcome === 'refused' && attempt.error === 'verification_code.code_mismatch');

const isMismatch = (attempt: EventOf<'try'>): boolean => attempt.outcome === 'refused' && wasJudged(attempt);

type Named = { readonly name: string };

interface Cap extends Omit<Invariant, 'judge'> {
  readonly kind: ViolationKind;
  /** What each has a cap of its own, in the plural. */
  readonly groups: string;
  cap(policy: Policy): number;
  /** What counts against the cap of each, by its name: the most of them that came within its window. */
  counted(history: History, policy: Policy): ReadonlyArray<readonly [group: string, events: readonly Named[]]>;
  says(count: number, group: string, policy: Policy): string;
}

const capped = ({ kind, groups, cap, counted, says, ...about }: Cap): Invariant => ({
  ...about,
  judge(history, policy): Finding {
    const all = counted(history, policy);
    const over = all.filter(([, events]) => events.length > cap(policy));
    const most = Math.max(...over.map(([, events]) => events.length));
    return {
      judged: all.length,
      violations: over.map(([group, events]) => violation(kind, says(events.length, group, policy), events)),
      ...(over.length > 0 && {
        measured: `of ${all.length} ${groups}, ${over.length} went beyond the cap of ${cap(policy)}, up to ${most}`,
      }),
    };
  },
});

export const triesAreCapped = capped({
  id: 'tries-of-a-code-stay-within-their-cap',
  title: 'Attempts per code stay within their limit',
  requirements: ['RL-04'],
  subjects: 'codes that were tried',
  ...{ kind: 'tries-over-cap', groups: 'codes' },
  cap: ({ triesPerCode }) => triesPerCode,
  counted: ({ triesOf }) => [...triesOf].map(([verification, tries]) => [verification, tries.filter(wasJudged)]),
  says: (count, code, { triesPerCode }) => `${count} codes of ${code} were judged, and ${triesPerCode} is the cap`,
});

export const failuresAreCapped = capped({
  id: 'wrong-codes-for-a-number-lock-it-in-time',
  title: 'Wrong codes lock a phone number when their limit is reached',
  requirements: ['CON-02'],
  subjects: 'numbers that codes were tried for',
  ...{ kind: 'failures-over-cap', groups: 'numbers' },
  cap: ({ failuresPerNumber }) => failuresPerNumber,
  counted: ({ triesFor }, { failureWindow, clockTolerance }) =>
    [...triesFor].map(([phone, tries]) => {
      const failures = tries.filter(isMismatch).sort((one, other) => one.at - other.at);
      return [phone, fullestWindow(failures, failureWindow - clockTolerance)];
    }),
  says: (count, phone, { failuresPerNumber }) =>
    `${count} wrong codes for ${phone} were judged, and ${failuresPerNumber} lock it`,
});

export const sendsAreCapped = capped({
  id: 'messages-to-a-number-stay-within-their-cap',
  title: 'Messages per phone number stay within the send limit',
  requirements: ['RL-10'],
  subjects: 'numbers that got messages',
  ...{ kind: 'sends-over-cap', groups: 'numbers' },
  cap: ({ sendsPerNumber }) => sendsPerNumber,
  counted: ({ deliveriesTo }, { sendWindow, clockTolerance }) =>
    [...deliveriesTo].map(([phone, deliveries]) => {
      const messages = deliveries.map(({ message }) => message);
      return [phone, fullestWindow(messages, sendWindow - clockTolerance)];
    }),
  says: (count, phone, { sendWindow, sendsPerNumber }) =>
    `${count} messages went to ${phone} within ${sendWindow / 1000} s, and ${sendsPerNumber} is the cap`,
});
