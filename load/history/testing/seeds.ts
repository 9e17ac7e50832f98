import type { HistoryEvent } from '../../../contracts/record/load-history.ts';
import type { ViolationKind } from '../invariant.ts';
import type { EventOf, Recorded } from '../recorded.ts';
import { Actor, failed, refused } from './actor.ts';
import { randomFrom } from './random.ts';

/** Makes one thing go wrong in a history that is right. */
export type Seed = (history: readonly Recorded[], random: () => number) => readonly HistoryEvent[];

/**
 * One event of a kind, drawn by chance.
 *
 * @throws Error when there is none
 */
const draw = <Kind extends HistoryEvent['kind']>(
  history: readonly Recorded[],
  random: () => number,
  kind: Kind,
  suits: (event: EventOf<Kind>) => boolean = () => true,
): EventOf<Kind> => {
  const suiting = history.filter((event): event is EventOf<Kind> => event.kind === kind).filter(suits);
  const drawn = suiting[Math.floor(random() * suiting.length)];
  if (drawn === undefined) {
    throw new Error(`the history has no ${kind} that suits`);
  }
  return drawn;
};

const replaced = (history: readonly Recorded[], victim: Recorded, by: Recorded): readonly HistoryEvent[] =>
  history.map((event) => (event === victim ? by : event));

const accepted = { outcome: 'accepted', status: 200 } as const;
const mismatch = refused('verification_code.code_mismatch');
const nobody = '8613999999999';

/** Lets one more arrival come, from the stranger whom none of a clean history's is. */
const withStranger = (history: readonly Recorded[], walk: (actor: Actor) => void): readonly HistoryEvent[] => {
  const actor = new Actor(900_000_001, 1_795_000_000_000, randomFrom(history.length));
  walk(actor.owns());
  return [...history, ...actor.events];
};

const withTries = (history: readonly Recorded[], times: number, perCode: number): readonly HistoryEvent[] =>
  withStranger(history, (actor) => {
    for (let at = 0; at < times; at += 1) {
      if (at % perCode === 0) {
        actor.wait(at === 0 ? 0 : 60_001).send();
      }
      actor.try('none', mismatch);
    }
  });

/** One for each kind of violation. */
export const seeds: Readonly<Record<ViolationKind, Seed>> = {
  'message-lost': (history, random) => {
    const { phone } = draw(history, random, 'try', ({ outcome }) => outcome === 'accepted');
    const victim = draw(history, random, 'delivered', (message) => message.phone === phone);
    return history.filter((event) => event !== victim);
  },
  'message-doubled': (history, random) => [...history, { ...draw(history, random, 'delivered'), message: 'another' }],
  'message-unasked': (history, random) => [...history, { ...draw(history, random, 'delivered'), phone: nobody }],
  'message-after-refusal': (history) =>
    withStranger(history, (actor) => {
      for (let at = 0; at < 10; at += 1) {
        actor.send();
      }
      actor.send(refused('request.message_rate_limited', 429), { message: true });
    }),
  'message-late': (history, random) => {
    const victim = draw(history, random, 'delivered');
    return replaced(history, victim, { ...victim, arrived: victim.at + 60_000 });
  },
  'code-accepted-twice': (history, random) => [
    ...history,
    draw(history, random, 'try', ({ outcome }) => outcome === 'accepted'),
  ],
  'code-accepted-late': (history) =>
    withStranger(history, (actor) => {
      const code = actor.send();
      actor.wait(601_000).try(code);
    }),
  'unknown-code-accepted': (history, random) => {
    const victim = draw(history, random, 'try', ({ outcome }) => outcome === 'accepted');
    return replaced(history, victim, { ...victim, code: 'none' });
  },
  'code-of-another-number': (history, random) => {
    const victim = draw(history, random, 'try', ({ outcome }) => outcome === 'accepted');
    const { code } = draw(history, random, 'delivered', ({ at, phone }) => at < victim.at && phone !== victim.phone);
    return replaced(history, victim, { ...victim, code: code ?? '' });
  },
  'code-of-another-interaction': (history, random) => {
    const victim = draw(history, random, 'try', ({ interaction }) => interaction.endsWith('+'));
    const { began, at, interaction, phone, verification, code, name, generator, user, arrival } = victim;
    const where = { name, generator, user, arrival, began, at, interaction };
    return replaced(history, victim, { ...where, kind: 'try', ...accepted, phone, verification, code });
  },
  'replaced-code-accepted': (history) =>
    withStranger(history, (actor) => {
      const first = actor.send();
      actor.wait(1000).send();
      actor.try(first);
    }),
  'tries-over-cap': (history) => withTries(history, 11, 11),
  'failures-over-cap': (history) => withTries(history, 101, 10),
  'sends-over-cap': (history) =>
    withStranger(history, (actor) => {
      for (let at = 0; at < 11; at += 1) {
        actor.send();
      }
    }),
  'wrong-subject': (history, random) => {
    const victim = draw(history, random, 'seen', ({ by }) => by === 'password');
    const { subject } = draw(history, random, 'owner', (owner) => owner.subject !== victim.subject);
    return replaced(history, victim, { ...victim, subject });
  },
  'two-subjects-of-a-number': (history) =>
    withStranger(
      history.filter(({ kind }) => kind !== 'owner'),
      (actor) => {
        actor.events.length = 0;
        actor.try(actor.send()).see();
        actor.events.push(...actor.events.splice(-1).flatMap((seen) => [seen, { ...seen, subject: 'another' }]));
      },
    ),
  'subject-of-two-numbers': (history, random) => {
    const unknown = history.filter(({ kind }) => kind !== 'owner');
    const victim = draw(unknown, random, 'seen');
    const { subject } = draw(unknown, random, 'seen', (other) => other.phone !== victim.phone);
    return replaced(unknown, victim, { ...victim, subject });
  },
  'claim-of-another-number': (history, random) => {
    const victim = draw(history, random, 'seen');
    return replaced(history, victim, { ...victim, claimedPhone: nobody });
  },
  'signed-in-without-code': (history) => withStranger(history, (actor) => actor.see('code')),
  'session-shared': (history, random) => {
    const victim = draw(history, random, 'seen');
    const { session } = draw(history, random, 'seen', ({ interaction }) => interaction !== victim.interaction);
    return replaced(history, victim, { ...victim, session });
  },
  'bad-callback-accepted': (history, random) => {
    const victim = draw(history, random, 'callback', ({ variant }) => variant !== 'valid');
    return replaced(history, victim, { ...victim, outcome: 'signed-in' });
  },
  'session-after-sign-out': (history, random) => {
    const victim = draw(history, random, 'signed-out');
    return replaced(history, victim, { ...victim, subject: 'somebody' });
  },
  'send-refused-below-cap': (history) =>
    withStranger(history, (actor) => {
      for (let at = 0; at < 9; at += 1) {
        actor.send();
      }
      actor.send(refused('request.message_rate_limited', 429));
    }),
  'send-refused-without-reason': (history) =>
    withStranger(history, (actor) => void actor.send(refused('connector.general'))),
  'right-code-refused': (history) => withStranger(history, (actor) => void actor.try(actor.send(), mismatch)),
  'try-refused-below-cap': (history) =>
    withStranger(history, (actor) => void actor.try(actor.send(), refused('verification_code.exceed_max_try'))),
  'code-expired-early': (history) =>
    withStranger(history, (actor) => {
      const code = actor.send();
      actor.wait(590_000).try(code, refused('verification_code.expired'));
    }),
  'locked-below-cap': (history) =>
    withStranger(history, (actor) => {
      const code = actor.send();
      actor.try(code, refused('session.verification_blocked_too_many_attempts'));
    }),
  'valid-callback-refused': (history, random) => {
    const victim = draw(history, random, 'callback', ({ variant }) => variant === 'valid');
    return replaced(history, victim, { ...victim, outcome: 'refused' });
  },
  'codes-not-uniform': (history) =>
    history.map((event) =>
      event.kind === 'delivered' ? { ...event, code: event.code?.replace(/^[5-9]/, '0') ?? null } : event,
    ),
};

/** What may as well be right: a history that has it breaks nothing. */
export const unknowns: Readonly<Record<string, Seed>> = {
  'sends a message for a request without an answer': (history) =>
    withStranger(history, (actor) => void actor.send(failed, { message: true })),
  'sends a message after the generator gave up on the answer': (history) =>
    withStranger(history, (actor) => {
      actor.send(failed);
      const at = actor.wait(2000).at;
      actor.events.push({ kind: 'delivered', at, arrived: at, message: 'late', phone: actor.phone, code: '123456' });
    }),
  'counts a try without an answer': (history) =>
    withStranger(history, (actor) => {
      const code = actor.send();
      for (let at = 0; at < 10; at += 1) {
        actor.try('none', failed);
      }
      actor.try(code, refused('verification_code.exceed_max_try'));
    }),
  'uses a code up by a try without an answer': (history) =>
    withStranger(history, (actor) => {
      const code = actor.send();
      actor.try(code, failed).try(code, refused('verification_code.not_found')).see();
    }),
};
