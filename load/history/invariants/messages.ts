import type { Delivery, Send } from '../model/history.ts';
import { type Invariant, type Violation, violation } from '../model/invariant.ts';
import type { Policy } from '../model/policy.ts';

const lost = (send: Send): Violation =>
  violation('message-lost', `${send.name} was told that a code is on its way to ${send.phone}, and no message came`, [
    send,
  ]);

/** A message that no request accounts for: the request for it that comes nearest says what went wrong. */
const surplus = ({ message, candidates }: Delivery, sends: readonly Send[], { clockTolerance }: Policy): Violation => {
  const { name, phone, at } = message;
  const [twin] = candidates;
  if (twin) {
    const text = `${name} is one message more to ${phone} than ${twin.name} and what came with it asked for`;
    return violation('message-doubled', text, [twin, message]);
  }
  const refused = sends.find(
    (send) => send.outcome === 'refused' && send.began - clockTolerance <= at && at <= send.at + clockTolerance,
  );
  return refused
    ? violation('message-after-refusal', `${name} went to ${phone}, though ${refused.name} was refused`, [
        refused,
        message,
      ])
    : violation('message-unasked', `${name} went to ${phone}, for which nobody asked then`, [message]);
};

/** How long a message took into the inbox, in ms; 0 where that was not seen. */
const wayOf = ({ message: { at, arrived } }: Delivery): number => (arrived ?? at) - at;

const late = (delivery: Delivery): Violation => {
  const { name, phone } = delivery.message;
  const text = `${name} was at ${phone} ${wayOf(delivery)} ms after the provider had accepted it`;
  return violation('message-late', text, [delivery.message]);
};

export const messages: Invariant = {
  id: 'each-message-is-delivered-once-to-its-number',
  title: 'Each message is delivered exactly once, to its own phone number',
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
        ...deliveries.filter((delivery) => wayOf(delivery) > policy.deliveryPatience).map(late),
      ],
    };
  },
};
