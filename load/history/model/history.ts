import type { HistoryEvent, Time } from '../../../contracts/record/load-history.ts';
import { matchAll } from './matching.ts';
import type { EventOf, Recorded } from './recorded.ts';

/** A request for a code, whether it was answered or not. */
export interface Send {
  /** Of the event that says most of it. */
  readonly name: string;
  readonly phone: string;
  readonly interaction: string;
  readonly began: Time;
  /** Infinite where no answer was seen: the generator was stopped meanwhile. */
  readonly at: Time;
  readonly outcome: 'accepted' | 'refused' | 'failed';
  readonly error: string | null;
  readonly verification: string | null;
  /**
   * Whether a message has to come of it. Asked for a password of nobody's, Logto says yes and sends nothing, so that
   * nobody learns who has an account.
   */
  readonly owesMessage: boolean;
}

/** Which message came of which request for a code, as far as numbers and times tell. */
export interface Delivery {
  readonly message: EventOf<'delivered'>;
  /** Every request that it may have come of. */
  readonly candidates: readonly Send[];
  /** The one that it is counted for; none if there are more messages than requests. */
  readonly send: Send | undefined;
}

const pick = <Kind extends HistoryEvent['kind']>(events: readonly Recorded[], kind: Kind): EventOf<Kind>[] =>
  events.filter((event): event is EventOf<Kind> => event.kind === kind);

const byTime = (one: { readonly at: Time }, other: { readonly at: Time }): number => one.at - other.at;
const byBegin = (one: { readonly began: Time }, other: { readonly began: Time }): number => one.began - other.began;

/** Requests without an answer. Those of one browser that left together cannot be told apart: it is their count that tells. */
const unanswered = (asked: readonly EventOf<'asked'>[], answers: readonly EventOf<'send'>[]): EventOf<'asked'>[] => {
  const answersOf = Map.groupBy(answers, ({ interaction }) => interaction);
  return [...Map.groupBy(asked, ({ interaction }) => interaction)].flatMap(([interaction, requests]) => {
    const times = (answersOf.get(interaction) ?? []).map(({ began }) => began);
    return requests.filter(({ began }) => {
      const answer = times.indexOf(began);
      if (answer !== -1) {
        times.splice(answer, 1);
      }
      return answer === -1;
    });
  });
};

/** What a request came to whose generator was stopped meanwhile. */
const noAnswer = {
  at: Number.POSITIVE_INFINITY,
  outcome: 'failed',
  error: null,
  verification: null,
  owesMessage: false,
} as const;

const sendsOf = (events: readonly Recorded[], isKnown: (phone: string) => boolean): Send[] => {
  const answers = pick(events, 'send');
  const open = unanswered(pick(events, 'asked'), answers);
  return [
    ...answers.map((event) => ({
      ...event,
      // Whoever goes away without an answer does not know when, or whether, what was asked for is done.
      at: event.outcome === 'failed' && event.status === 0 ? Number.POSITIVE_INFINITY : event.at,
      error: event.outcome === 'refused' ? event.error : null,
      owesMessage: event.outcome === 'accepted' && (event.purpose !== 'forgot-password' || isKnown(event.phone)),
    })),
    ...open.map((event) => ({ ...event, ...noAnswer })),
  ].sort(byBegin);
};

/** Matches the messages to one number with the requests for it. */
const deliver = (
  messages: readonly EventOf<'delivered'>[],
  sends: readonly Send[],
  tolerance: number,
): readonly Delivery[] => {
  const may = ({ began, at, outcome }: Send, { at: delivered }: EventOf<'delivered'>): boolean =>
    outcome !== 'refused' && began - tolerance <= delivered && delivered <= at + tolerance;
  // Those who are owed a message first: the others may do without.
  const ordered = [...sends].sort((one, other) => Number(other.owesMessage) - Number(one.owesMessage));
  const edges = ordered.map((send) => [...messages.keys()].filter((at) => messages[at] && may(send, messages[at])));
  const sendOf = new Map(
    matchAll(edges).flatMap((message, at) => (message === undefined ? [] : [[message, ordered[at]]])),
  );
  return messages.map((message, at) => ({
    message,
    candidates: sends.filter((send) => may(send, message)),
    send: sendOf.get(at),
  }));
};

/**
 * Orders a history and puts it together so that invariants can be judged.
 *
 * @param events in any order
 * @param tolerance how far clocks may be apart, in ms
 */
export const openHistory = (events: readonly Recorded[], tolerance: number) => {
  /** Subject by number, as the Management API has it. */
  const owners = new Map(pick(events, 'owner').map(({ phone, subject }) => [phone, subject]));
  const seen = pick(events, 'seen').sort(byTime);
  const signedIn = new Set(seen.map(({ phone }) => phone));
  const sends = sendsOf(events, (phone) => owners.has(phone) || signedIn.has(phone));
  const sendsTo = Map.groupBy(sends, ({ phone }) => phone);
  const messages = Map.groupBy(pick(events, 'delivered').sort(byTime), ({ phone }) => phone);
  const deliveriesTo = new Map(
    [...messages].map(([phone, toNumber]) => [phone, deliver(toNumber, sendsTo.get(phone) ?? [], tolerance)]),
  );
  const tries = pick(events, 'try').sort(byBegin);
  return {
    ...{ sends, sendsTo, deliveriesTo, tries, seen, owners },
    deliveries: [...deliveriesTo.values()].flat(),
    triesOf: Map.groupBy(tries, ({ verification }) => verification),
    triesFor: Map.groupBy(tries, ({ phone }) => phone),
    callbacks: pick(events, 'callback').sort(byTime),
    signedOut: pick(events, 'signed-out').sort(byTime),
    providerRefusalsTo: Map.groupBy(pick(events, 'provider-refused').sort(byTime), ({ phone }) => phone),
  };
};

export type History = Readonly<ReturnType<typeof openHistory>>;
