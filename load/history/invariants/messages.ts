import type { Delivery, Send } from '../model/history.ts';
import type { Invariant, Violation } from '../model/invariant.ts';
import type { Policy } from '../model/policy.ts';

const lost = ({ name, phone }: Send): Violation => ({
  kind: 'message-lost',
  message: `${name} was told that a code is on its way to ${phone}, and no message came`,
  events: [name],
});

/** A message that no request accounts for: the request for it that comes nearest says what went wrong. */
const surplus = ({ message, candidates }: Delivery, sends: readonly Send[], { clockTolerance }: Policy): Violation => {
  const { name, phone, at } = message;
  const [twin] = candidates;
  if (twin) {
    return {
      kind: 'message-doubled',
      message: `${name} is one message more to ${phone} than ${twin.name} and what came with it asked for`,
      events: [twin.name, name],
    };
  }
  const refused = sends.find(
    (send) => send.outcome === 'refused' && send.began - clockTolerance <= at && at <= send.at + clockTolerance,
  );
  return refused
    ? {
        kind: 'message-after-refusal',
        message: `${name} went to ${phone}, though ${refused.name} was refused`,
        events: [refused.name, name],
      }
    : { kind: 'message-unasked', message: `${name} went to ${phone}, for which nobody asked then`, events: [name] };
};

const late = ({ message: { name, phone, at, arrived } }: Delivery): Violation => ({
  kind: 'message-late',
  message: `${name} was at ${phone} ${arrived - at} ms after the provider had accepted it`,
  events: [name],
});

export const messages: Invariant = {
  id: 'each-message-is-delivered-once-to-its-number',
  title: 'Each message is delivered once, to its number',
  requirements: ['LOAD-03'],
  subjects: 'messages',
  judge({ sends, sendsTo, deliveries }, policy) {
    const served = new Set(deliveries.map(({ send }) => send));
    const owed = sends.filter(({ owesMessage }) => owesMessage);
    return {
      judged: Math.max(owed.length, deliveries.length),
      violations: [
        ...owed.filter((send) => !served.has(send)).map(lost),
        ...deliveries
          .filter(({ send }) => send === undefined)
          .map((delivery) => surplus(delivery, sendsTo.get(delivery.message.phone) ?? [], policy)),
        ...deliveries.filter(({ message: { at, arrived } }) => arrived - at > policy.deliveryPatience).map(late),
      ],
    };
  },
};
