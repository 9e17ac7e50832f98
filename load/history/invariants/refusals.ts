import type { History, Send } from '../model/history.ts';
import type { Finding, Invariant, Violation, ViolationKind } from '../model/invariant.ts';
import type { Policy } from '../model/policy.ts';
import type { EventOf } from '../model/recorded.ts';
import { ownMessagesOf, wasReplaced } from './accepted-codes.ts';
import { wasJudged } from './caps.ts';

type Try = EventOf<'try'>;

const refusal = (kind: ViolationKind, name: string, error: string, why: string): Violation => ({
  kind,
  message: `${name} was refused (${error}), though ${why}`,
  events: [name],
});

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
    const { name, phone, began, at, error } = send;
    if (send.outcome !== 'refused' || error === null) {
      return [];
    }
    if (error === rateLimited) {
      const earlier = mayHaveCounted(send, sendsTo.get(phone) ?? [], policy);
      const why = `only ${earlier} codes had been asked for ${phone} in the last ${policy.sendWindow / 1000} s`;
      return earlier < policy.sendsPerNumber ? [refusal('send-refused-below-cap', name, error, why)] : [];
    }
    const byProvider = providerRefusalsTo
      .get(phone)
      ?.some((event) => began - policy.clockTolerance <= event.at && event.at <= at + policy.clockTolerance);
    return byProvider
      ? []
      : [refusal('send-refused-without-reason', name, error, `neither a cap nor the provider stood against ${phone}`)];
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
    const { name, phone, error, verification, at } = attempt;
    const lockedBy = failuresBefore(attempt, history.triesFor.get(phone) ?? [], policy);
    const others = (history.triesOf.get(verification) ?? []).filter((other) => other !== attempt);
    switch (error) {
      case 'session.verification_blocked_too_many_attempts':
        // The failure that reaches the limit is the first to be answered so.
        return lockedBy + 1 < policy.failuresPerNumber
          ? [refusal('locked-below-cap', name, error, `only ${lockedBy} tries for ${phone} had failed`)]
          : [];
      case 'verification_code.exceed_max_try': {
        const earlier = others.filter((other) => other.began <= at && other.outcome !== 'accepted').length;
        return earlier < policy.triesPerCode
          ? [refusal('try-refused-below-cap', name, error, `only ${earlier} codes of ${verification} had been tried`)]
          : [];
      }
      case 'verification_code.expired': {
        const sends = (history.sendsTo.get(phone) ?? []).filter((send) => send.verification === verification);
        const age = at - Math.max(...sends.map((send) => send.began));
        return sends.length > 0 && age < policy.codeLifetime - policy.clockTolerance
          ? [refusal('code-expired-early', name, error, `it was asked for ${Math.round(age / 1000)} s before`)]
          : [];
      }
      default:
        return mustHavePassed(history, attempt, policy)
          ? [
              refusal(
                'right-code-refused',
                name,
                error,
                'its code was right, in time and unused, and no cap was reached',
              ),
            ]
          : [];
    }
  };

const judgeCallback = ({ name, variant, outcome, status }: EventOf<'callback'>): Violation[] =>
  variant === 'valid' && outcome === 'refused'
    ? [refusal('valid-callback-refused', name, `HTTP ${status}`, 'the callback was valid')]
    : [];

export const refusalsAreFounded: Invariant = {
  id: 'a-refusal-has-a-limit-that-was-reached',
  title: 'Who is refused has reached a limit, or was wrong',
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
