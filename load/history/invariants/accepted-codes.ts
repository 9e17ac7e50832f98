import type { Delivery, History } from '../model/history.ts';
import { type Finding, type Invariant, type Violation, violation } from '../model/invariant.ts';
import type { Policy } from '../model/policy.ts';
import type { EventOf } from '../model/recorded.ts';

type Try = EventOf<'try'>;

const acceptedOf = ({ tries }: History): readonly Try[] => tries.filter(({ outcome }) => outcome === 'accepted');

/** Messages that brought the code to the number before the answer. */
const messagesOf = (history: History, { phone, code, at }: Try, { clockTolerance }: Policy): readonly Delivery[] =>
  (history.deliveriesTo.get(phone) ?? []).filter(
    ({ message }) => message.code === code && message.at <= at + clockTolerance,
  );

const sentFrom = ({ candidates }: Delivery, interaction: string): boolean =>
  candidates.some((send) => send.interaction === interaction);

/** Whether a newer code had taken the place of this one in the interaction before it was tried. */
export const wasReplaced = (history: History, delivery: Delivery, attempt: Try, policy: Policy): boolean =>
  (history.sendsTo.get(attempt.phone) ?? []).some(
    ({ interaction, outcome, began, at }) =>
      interaction === attempt.interaction &&
      outcome === 'accepted' &&
      began > delivery.message.at + policy.clockTolerance &&
      at < attempt.began,
  );

/** The messages of an interaction that brought the code of a try. */
export const ownMessagesOf = (history: History, attempt: Try, policy: Policy): readonly Delivery[] =>
  messagesOf(history, attempt, policy).filter((delivery) => sentFrom(delivery, attempt.interaction));

const ownership =
  (history: History, numbersByCode: ReadonlyMap<string | null, readonly Delivery[]>, policy: Policy) =>
  (attempt: Try): Violation[] => {
    const { name, phone, code, interaction, began } = attempt;
    const found = (kind: Violation['kind'], why: string, from: readonly Delivery[] = []): Violation[] => [
      violation(kind, `${name} was accepted, though ${why}`, [...from.map(({ message }) => message), attempt]),
    ];
    const toNumber = messagesOf(history, attempt, policy);
    if (toNumber.length === 0) {
      const elsewhere = (numbersByCode.get(code) ?? []).filter(({ message }) => message.at <= began);
      return elsewhere.length > 0
        ? found(
            'code-of-another-number',
            `its code had gone to ${elsewhere[0]?.message.phone} and not to ${phone}`,
            elsewhere.slice(0, 1),
          )
        : found('unknown-code-accepted', `its code had gone to nobody`);
    }
    const own = toNumber.filter((delivery) => sentFrom(delivery, interaction));
    if (own.length === 0) {
      return found('code-of-another-interaction', `${interaction} had not asked for its code`, toNumber);
    }
    const current = own.filter((delivery) => !wasReplaced(history, delivery, attempt, policy));
    return current.length === 0 ? found('replaced-code-accepted', `a newer code had replaced its code`, own) : [];
  };

export const codesAreOwn: Invariant = {
  id: 'no-code-is-accepted-for-another-number-or-interaction',
  title: 'Only the latest code of an interaction is accepted, and only for its phone number',
  requirements: ['LOAD-04'],
  subjects: 'accepted codes',
  judge(history, policy): Finding {
    const accepted = acceptedOf(history);
    const byCode = Map.groupBy(history.deliveries, ({ message }) => message.code);
    return { judged: accepted.length, violations: accepted.flatMap(ownership(history, byCode, policy)) };
  },
};

export const codesAreInTime: Invariant = {
  id: 'no-code-is-accepted-late',
  title: 'No code is accepted after it has expired',
  requirements: ['LOAD-04'],
  subjects: 'accepted codes',
  judge(history, policy): Finding {
    const accepted = acceptedOf(history);
    const late = accepted.flatMap((attempt): Violation[] => {
      const newest = messagesOf(history, attempt, policy).at(-1)?.message;
      const age = newest === undefined ? 0 : attempt.began - newest.at;
      const message = `${attempt.name} was accepted ${Math.round(age / 1000)} s after ${newest?.name} had brought its code`;
      return newest && age > policy.codeLifetime + policy.clockTolerance
        ? [violation('code-accepted-late', message, [newest, attempt])]
        : [];
    });
    return { judged: accepted.length, violations: late };
  },
};

export const codesAreAcceptedOnce: Invariant = {
  id: 'no-code-is-accepted-twice',
  title: 'No code is accepted twice',
  requirements: ['CON-01', 'LOAD-04'],
  subjects: 'accepted codes',
  judge(history, policy): Finding {
    const accepted = acceptedOf(history);
    const groups = [...Map.groupBy(accepted, ({ phone, code }) => `${phone} ${code}`).values()];
    const twice = groups.flatMap((uses): Violation[] => {
      const [first] = uses;
      const allowed = first === undefined ? 0 : Math.max(1, messagesOf(history, first, policy).length);
      return first && uses.length > allowed
        ? [violation('code-accepted-twice', `the code of ${first.name} was accepted ${uses.length} times`, uses)]
        : [];
    });
    const most = Math.max(0, ...twice.map(({ events }) => events.length));
    return {
      judged: accepted.length,
      violations: twice,
      ...(twice.length > 0 && {
        measured: `of ${groups.length} codes that were accepted, ${twice.length} were accepted more than once, one of them ${most} times`,
      }),
    };
  },
};
