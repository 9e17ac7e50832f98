import type { HistoryEvent } from '../../../contracts/record/load-history.ts';
import type { ViolationKind } from '../model/invariant.ts';
import type { EventOf, Recorded } from '../model/recorded.ts';
import { Actor, failed, refused } from './actor.ts';
import { randomFrom } from './random.ts';

/** Makes one thing go wrong in a history that is right. */
type Seed = (history: readonly Recorded[], random: () => number) => readonly HistoryEvent[];

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

/** Changes one event of a kind, drawn by chance; `draw` draws another for what it becomes. */
const changed =
  <Kind extends HistoryEvent['kind']>(
    kind: Kind,
    change: (
      victim: EventOf<Kind>,
      other: <Other extends HistoryEvent['kind']>(
        kind: Other,
        suits: (event: EventOf<Other>) => boolean,
      ) => EventOf<Other>,
    ) => HistoryEvent,
    suits?: (event: EventOf<Kind>) => boolean,
  ): Seed =>
  (history, random) => {
    const victim = draw(history, random, kind, suits);
    const by = change(victim, (other, fits) => draw(history, random, other, fits));
    return history.map((event) => (event === victim ? by : event));
  };

const accepted = { outcome: 'accepted', status: 200 } as const;
const wasAccepted = ({ outcome }: EventOf<'try'>): boolean => outcome === 'accepted';
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
    const { phone } = draw(history, random, 'try', wasAccepted);
    const victim = draw(history, random, 'delivered', (message) => message.phone === phone);
    return history.filter((event) => event !== victim);
  },
  'message-doubled': (history, random) => [...history, { ...draw(history, random, 'delivered'), message: 'another' }],
  'message-unasked': (history, random) => [...history, { ...draw(history, random, 'delivered'), phone: nobody }],
  'message-after-refusal': (history) =>
    withStranger(history, (actor) => {
      actor.sends(10);
      actor.send(refused('request.message_rate_limited', 429), { message: true });
    }),
  'message-late': changed('delivered', (victim) => ({ ...victim, arrived: victim.at + 60_000 })),
  'code-accepted-twice': (history, random) => [...history, draw(history, random, 'try', wasAccepted)],
  'code-accepted-late': (history) =>
    withStranger(history, (actor) => {
      const code = actor.send();
      actor.wait(601_000).try(code);
    }),
  'unknown-code-accepted': changed('try', (victim) => ({ ...victim, code: 'none' }), wasAccepted),
  'code-of-another-number': changed(
    'try',
    (victim, other) => {
      const { code } = other('delivered', ({ at, phone }) => at < victim.began && phone !== victim.phone);
      return { ...victim, code: code ?? '' };
    },
    wasAccepted,
  ),
  'code-of-another-interaction': changed(
    'try',
    ({ generator, user, arrival, began, at, interaction, phone, verification, code }) => ({
      ...{ kind: 'try', generator, user, arrival, began, at, interaction, ...accepted, phone, verification, code },
    }),
    ({ interaction }) => interaction.endsWith('+'),
  ),
  'replaced-code-accepted': (history) =>
    withStranger(history, (actor) => {
      const first = actor.send();
      actor.wait(1000).send();
      actor.try(first);
    }),
  'tries-over-cap': (history) => withTries(history, 11, 11),
  'failures-over-cap': (history) => withTries(history, 101, 10),
  'sends-over-cap': (history) => withStranger(history, (actor) => void actor.sends(11)),
  'wrong-subject': changed(
    'seen',
    (victim, other) => ({ ...victim, subject: other('owner', ({ subject }) => subject !== victim.subject).subject }),
    ({ by }) => by === 'password',
  ),
  'two-subjects-of-a-number': (history) =>
    withStranger(
      history.filter(({ kind }) => kind !== 'owner'),
      (actor) => {
        actor.events.length = 0;
        actor.try(actor.send()).see();
        actor.events.push(...actor.events.splice(-1).flatMap((seen) => [seen, { ...seen, subject: 'another' }]));
      },
    ),
  'subject-of-two-numbers': (history, random) =>
    changed('seen', (victim, other) => ({
      ...victim,
      subject: other('seen', ({ phone }) => phone !== victim.phone).subject,
    }))(
      history.filter(({ kind }) => kind !== 'owner'),
      random,
    ),
  'claim-of-another-number': changed('seen', (victim) => ({ ...victim, claimedPhone: nobody })),
  'signed-in-without-code': (history) => withStranger(history, (actor) => actor.see('code')),
  'session-shared': changed('seen', (victim, other) => ({
    ...victim,
    session: other('seen', ({ interaction }) => interaction !== victim.interaction).session,
  })),
  'bad-callback-accepted': changed(
    'callback',
    (victim) => ({ ...victim, outcome: 'signed-in' }),
    ({ variant }) => variant !== 'valid',
  ),
  'session-after-sign-out': changed('signed-out', (victim) => ({ ...victim, subject: 'somebody' })),
  'send-refused-below-cap': (history) =>
    withStranger(history, (actor) => {
      actor.sends(9);
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
  'valid-callback-refused': changed(
    'callback',
    (victim) => ({ ...victim, outcome: 'refused' }),
    ({ variant }) => variant === 'valid',
  ),
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
      actor.triesInVain(10, 'none', failed).try(code, refused('verification_code.exceed_max_try'));
    }),
  'uses a code up by a try without an answer': (history) =>
    withStranger(history, (actor) => {
      const code = actor.send();
      actor.try(code, failed).try(code, refused('verification_code.not_found')).see();
    }),
};
