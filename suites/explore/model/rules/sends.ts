import type { Written } from '../../steps/step.ts';
import { count, counted, slack, within } from '../counter.ts';
import { doubts } from '../doubts.ts';
import { may, must, mustNot, type Objection, unless } from '../expectation.ts';
import type { Person } from '../people.ts';
import type { Rule } from '../rule.ts';
import { openness } from '../settings.ts';
import { at, interactionOf, type World } from '../world.ts';
import { codesOf, limitsNow, spelled } from './codes.ts';

/** Counts an accepted send for whoever has the number. @param sent whether a message left */
export const countSend = ({ people, now }: World, { person: index, spelling }: Written, sent: boolean): void => {
  const { sends, spelledSends } = at(people, index);
  count(sends, now, sent);
  if (sent && spelling !== undefined) {
    spelledSends.push(now);
  }
};

export const capObjection = ({ policy, now }: World, person: Person, { spelling }: Written): Objection => {
  const { atLeast, atMost } = counted(person.sends, now, policy.sendWindow);
  const inOtherSpellings = within(person.spelledSends, now - policy.sendWindow - slack);
  const isOfOneSpelling = spelling === undefined && atLeast - inOtherSpellings >= policy.maxSends;
  return atLeast >= policy.maxSends
    ? mustNot(isOfOneSpelling ? 'RL-09' : 'RL-11', 'the number has had as many messages as it may')
    : atMost >= policy.maxSends && may('the number may have had as many messages as it may');
};

export const providerObjection = ({ provider }: Person): Objection =>
  provider !== 'accepted' &&
  mustNot(provider === 'silent' ? 'SND-12' : 'SND-09', 'the provider does not take the message');

type Send = Parameters<Rule<'sendCode'>['expect']>[1];

/**
 * How many messages leave where a send is accepted, at least and at most: none to nobody who forgot a password, or who
 * cannot register, and where a number is written in another way, it may be nobody's.
 */
export const messagesExpected = (
  world: World,
  { tab, to, event }: Send,
): { readonly atLeast: number; readonly atMost: number } => {
  const { modes = [], identified } = interactionOf(world, tab) ?? {};
  const isNobody = at(world.people, to.person).account === null;
  const registration = openness(modes, 'Register');
  const isForgotten = event === 'ForgotPassword';
  // Whoever is identified may add a number of their own.
  const isSilent = isNobody && (isForgotten || (registration === 'closed' && !identified));
  const isUnsure = to.spelling !== undefined || (isNobody && registration !== 'open');
  return { atLeast: isSilent || isUnsure ? 0 : 1, atMost: isSilent ? 0 : 1 };
};

/** Whether nothing may leave for a number in another spelling, as it may be nobody's: then no limit is met either. */
const mayBeSilent = (world: World, { tab, to, event }: Send): boolean =>
  to.spelling !== undefined &&
  (event === 'ForgotPassword' || openness(interactionOf(world, tab)?.modes ?? [], 'Register') !== 'open');

/** What stands against a send before the provider is asked. */
const ownObjections = (world: World, step: Send): Objection[] => {
  const interaction = interactionOf(world, step.tab);
  const person = at(world.people, step.to.person);
  return [
    !interaction?.event && mustNot('REG-05', 'no interaction was begun'),
    ...doubts(world, interaction),
    !mayBeSilent(world, step) && capObjection(world, person, step.to),
    spelled(step.to),
    person.account?.suspended && may('the user is suspended'),
  ];
};

/** By which requirement a send is taken within the limits: with those that the provider refused, it would be beyond. */
const sendTakenBy = ({ policy, now }: World, { sends, refusedSends }: Person): string => {
  const refused = within(refusedSends, now - policy.sendWindow + slack);
  return counted(sends, now, policy.sendWindow).atMost + refused >= policy.maxSends ? 'SND-10' : 'OTP-03';
};

/** What a send may leave that the provider did not take. */
const afterFailure = (world: World, step: Send): void => {
  const { tab, to, event } = step;
  const person = at(world.people, to.person);
  const isAsked = messagesExpected(world, step).atLeast > 0 && ownObjections(world, step).every((one) => !one);
  const isRefused = isAsked && person.provider === 'refused';
  const isClean = isRefused || (isAsked && person.provider === 'reset');
  person.waits += person.provider === 'silent' ? 1 : 0;
  if (isRefused) {
    person.refusedSends.push(world.now);
  } else {
    // Any other that failed may count.
    count(person.sends, world.now, false);
  }
  for (const verification of codesOf(world, interactionOf(world, tab)?.number)) {
    const isOfSame = verification.person === to.person && verification.event === event && !verification.isSpelled;
    if (isClean && isOfSame && verification.sent) {
      verification.kept = true;
    } else {
      // The code may have taken the place of the one before.
      verification.tries.perhaps = Number.POSITIVE_INFINITY;
    }
  }
};

export const sendCode: Rule<'sendCode'> = {
  possible: (world, { tab }) => interactionOf(world, tab) !== undefined,
  expect(world, step) {
    const person = at(world.people, step.to.person);
    const { atLeast } = messagesExpected(world, step);
    return unless(
      [
        ...ownObjections(world, step),
        atLeast > 0 && providerObjection(person),
        // Some versions send to nobody as well: it is for ENM-01 and REG-08 to say whether they may.
        atLeast === 0 && person.provider !== 'accepted' && may('a message may leave, which the provider does not take'),
      ],
      must(
        world.languages[step.tab.browser] ? 'SND-18' : sendTakenBy(world, person),
        'an interaction asks for a code within the limits',
      ),
    );
  },
  after(world, step, { accepted, sent = false }) {
    const { tab, to, event } = step;
    const interaction = interactionOf(world, tab);
    const person = at(world.people, to.person);
    if (!accepted || interaction === undefined) {
      if (person.provider !== 'accepted') {
        afterFailure(world, step);
        return;
      }
      for (const verification of codesOf(world, interaction?.number)) {
        verification.kept = true;
      }
      return;
    }
    for (const verification of codesOf(world, interaction.number)) {
      verification.replaced = true;
    }
    countSend(world, to, sent);
    world.verifications.push({
      ...{ kind: 'code', interaction: interaction.number, person: to.person, event, account: null },
      ...{ at: world.now, sent },
      ...{ verified: false, used: false, replaced: false, tries: { surely: 0, perhaps: 0 }, ...limitsNow(world) },
      isSpelled: to.spelling !== undefined,
    });
  },
};
