import type { History, Send } from '../model/history.ts';
import { type Finding, type Invariant, type Violation, type ViolationKind, violation } from '../model/invariant.ts';
import type { Policy } from '../model/policy.ts';
import type { EventOf } from '../model/recorded.ts';
import { ownMessagesOf, wasReplaced } from './accepted-codes.ts';
import { wasJudged } from './caps.ts';

type Try = EventOf<'try'>;

/** A refusal that should not be; nothing where it is founded. */
const unfounded = (
  isFounded: boolean,
  kind: ViolationKind,
  event: { readonly name: string },
  error: string,
  why: string,
): Violation[] => (isFounded ? [] : [violation(kind, `${event.name} was refused (${error}), though ${why}`, [event])]);

const rateLimited = 'request.message_rate_limited';

/** Requests for a number that may have counted against its cap when this one was judged. */
const mayHaveCounted = (send: Send, sends: readonly Send[], { sendWindow, clockTolerance }: Policy): number =>
  sends.filter(
    (other) =>
      other !== send &&
      // One that the provider refused may count as well.
      other.error !== rateLimited &&
      other.began <= send.at + clockTolerance &&
      other.at >= send.began - sendWindow - clockTolerance,
  ).length;

const judgeSend =
  ({ sendsTo, providerRefusalsTo }: History, policy: Policy) =>
  (send: Send): Violation[] => {
    const { phone, began, at, error } = send;
    if (send.outcome !== 'refused' || error === null) {
      return [];
    }
    if (error === rateLimited) {
      const earlier = mayHaveCounted(send, sendsTo.get(phone) ?? [], policy);
      const why = `only ${earlier} codes had been asked for ${phone} in the last ${policy.sendWindow / 1000} s`;
      return unfounded(earlier >= policy.sendsPerNumber, 'send-refused-below-cap', send, error, why);
    }
    const byProvider = (providerRefusalsTo.get(phone) ?? []).some(
      (event) => began - policy.clockTolerance <= event.at && event.at <= at + policy.clockTolerance,
    );
    const why = `neither a cap nor the provider stood against ${phone}`;
    return unfounded(byProvider, 'send-refused-without-reason', send, error, why);
  };

/** Whether the code was right, current, unused and in time, and nothing that came before may have used it up. */
const mustHavePassed = (history: History, attempt: Try, policy: Policy): boolean => {
  const { clockTolerance, codeLifetime, triesPerCode } = policy;
  const fresh = ownMessagesOf(history, attempt, policy).filter(
    (delivery) =>
      delivery.message.at <= attempt.began + clockTolerance &&
      delivery.candidates.some(({ verification }) => verification === attempt.verification) &&
      !wasReplaced(history, delivery, attempt, policy) &&
      attempt.at < Math.min(...delivery.candidates.map(({ began }) => began)) + codeLifetime - clockTolerance,
  );
  const others = (history.triesOf.get(attempt.verification) ?? []).filter(
    (other) => other !== attempt && other.began <= attempt.at,
  );
  const isSpent = others.some(({ outcome, code }) => outcome !== 'refused' && code === attempt.code);
  const asking = (history.sendsTo.get(attempt.phone) ?? []).some(
    (send) => send.interaction === attempt.interaction && send.began <= attempt.at && attempt.began <= send.at,
  );
  const unspent = others.filter((other) => other.outcome === 'failed' || wasJudged(other)).length < triesPerCode;
  return fresh.length > 0 && !isSpent && !asking && unspent;
};

const failuresBefore = (attempt: Try, tries: readonly Try[], { failureWindow, clockTolerance }: Policy): number =>
  tries.filter(
    (other) =>
      other !== attempt &&
      other.outcome !== 'accepted' &&
      other.began <= attempt.at &&
      other.at >= attempt.began - failureWindow - clockTolerance,
  ).length;

const judgeTry =
  (history: History, policy: Policy) =>
  (attempt: Try): Violation[] => {
    if (attempt.outcome !== 'refused') {
      return [];
    }
    const { phone, error, verification, at } = attempt;
    const lockedBy = failuresBefore(attempt, history.triesFor.get(phone) ?? [], policy);
    const others = (history.triesOf.get(verification) ?? []).filter((other) => other !== attempt);
    switch (error) {
      case 'session.verification_blocked_too_many_attempts': {
        // The failure that reaches the limit is the first to be answered so.
        const isReached = lockedBy + 1 >= policy.failuresPerNumber;
        return unfounded(
          isReached,
          'locked-below-cap',
          attempt,
          error,
          `only ${lockedBy} tries for ${phone} had failed`,
        );
      }
      case 'verification_code.exceed_max_try': {
        const earlier = others.filter((other) => other.began <= at && other.outcome !== 'accepted').length;
        const why = `only ${earlier} codes of ${verification} had been tried`;
        return unfounded(earlier >= policy.triesPerCode, 'try-refused-below-cap', attempt, error, why);
      }
      case 'verification_code.expired': {
        const sends = (history.sendsTo.get(phone) ?? []).filter((send) => send.verification === verification);
        const age = at - Math.max(...sends.map((send) => send.began));
        const isOld = sends.length === 0 || age >= policy.codeLifetime - policy.clockTolerance;
        const why = `it was asked for ${Math.round(age / 1000)} s before`;
        return unfounded(isOld, 'code-expired-early', attempt, error, why);
      }
      default: {
        const why = 'its code was right, in time and unused, and no cap was reached';
        return unfounded(!mustHavePassed(history, attempt, policy), 'right-code-refused', attempt, error, why);
      }
    }
  };

const judgeCallback = (event: EventOf<'callback'>): Violation[] => {
  const isFounded = event.variant !== 'valid' || event.outcome !== 'refused';
  return unfounded(isFounded, 'valid-callback-refused', event, `HTTP ${event.status}`, 'the callback was valid');
};

export const refusalsAreFounded: Invariant = {
  id: 'a-refusal-has-a-limit-that-was-reached',
  title: 'Requests are rejected only for a reached limit or a wrong input',
  requirements: ['LOAD-11'],
  subjects: 'refusals',
  judge(history, policy): Finding {
    const { sends, tries, callbacks } = history;
    return {
      judged: [...sends, ...tries, ...callbacks].filter(({ outcome }) => outcome === 'refused').length,
      violations: [
        ...sends.flatMap(judgeSend(history, policy)),
        ...tries.flatMap(judgeTry(history, policy)),
        ...callbacks.flatMap(judgeCallback),
      ],
    };
  },
};
