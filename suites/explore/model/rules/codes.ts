import type { Written } from '../../steps/step.ts';
import { count, counted, countFailure, lockOf, mayForget, slack } from '../counter.ts';
import { doubts } from '../doubts.ts';
import { type Expectation, may, must, mustNot, type Objection, unless } from '../expectation.ts';
import type { Person } from '../people.ts';
import type { Rule } from '../rule.ts';
import { openness } from '../settings.ts';
import { at, interactionOf, type Verification, type World } from '../world.ts';

/** A number that is not written as Logto writes it: a server may take it or not, but for the same person. */
export const spelled = ({ spelling }: Written): Objection =>
  spelling !== undefined && may('the number is written in another way');

/** Whether somebody may be locked. */
export const lockObjection = ({ failures }: Pick<Person, 'failures'>, now: number): Objection => {
  const lock = lockOf(failures, now);
  return lock === 'locked'
    ? mustNot('RL-01', 'too many attempts for this number have failed')
    : lock === 'unknown' && may('attempts for this number may have failed too often');
};

export const capObjection = ({ policy, now }: World, { sends }: Person, { spelling }: Written): Objection => {
  const { atLeast, atMost } = counted(sends, now, policy.sendWindow);
  return atLeast >= policy.maxSends
    ? mustNot(spelling === undefined ? 'RL-09' : 'RL-11', 'the number has had as many messages as it may')
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

export const sendCode: Rule<'sendCode'> = {
  possible: (world, { tab }) => interactionOf(world, tab) !== undefined,
  expect(world, step) {
    const { tab, to } = step;
    const interaction = interactionOf(world, tab);
    const person = at(world.people, to.person);
    const { atLeast, atMost } = messagesExpected(world, step);
    return unless(
      [
        !interaction?.event && mustNot('REG-05', 'no interaction was begun'),
        ...doubts(world, interaction),
        capObjection(world, person, to),
        atLeast > 0 && providerObjection(person),
        atMost > atLeast &&
          person.provider !== 'accepted' &&
          may('a message may leave, which the provider does not take'),
        spelled(to),
        person.account?.suspended && may('the user is suspended'),
      ],
      must(world.languages[tab.browser] ? 'SND-18' : 'OTP-03', 'an interaction asks for a code within the limits'),
    );
  },
  after(world, { tab, to, event }, { accepted, sent = false }) {
    const interaction = interactionOf(world, tab);
    const person = at(world.people, to.person);
    if (!accepted || interaction === undefined) {
      if (person.provider !== 'accepted') {
        person.waits += person.provider === 'silent' ? 1 : 0;
        // A failed send may count, and its code may have taken the place of the one before.
        count(person.sends, world.now, false);
        for (const verification of codesOf(world, interaction?.number)) {
          verification.tries.perhaps = Number.POSITIVE_INFINITY;
        }
      }
      return;
    }
    for (const verification of codesOf(world, interaction.number)) {
      verification.replaced = true;
    }
    count(person.sends, world.now, sent);
    world.verifications.push({
      ...{ kind: 'code', interaction: interaction.number, person: to.person, event, account: null },
      ...{ at: world.now, sent },
      ...{ verified: false, used: false, replaced: false, tries: { surely: 0, perhaps: 0 }, ...limitsNow(world) },
      isSpelled: to.spelling !== undefined,
    });
  },
};

/** What limits a code that is sent now. */
export const limitsNow = ({ policy: { codeLifetime, codeTries } }: World) => ({
  lifetime: { least: codeLifetime, most: codeLifetime },
  bears: { least: codeTries, most: codeTries },
});

const codesOf = ({ verifications }: World, interaction: number | undefined): Verification[] =>
  verifications.filter((verification) => verification.kind === 'code' && verification.interaction === interaction);

/** A code, whatever it was sent for. */
type SentCode = Pick<Verification, 'at' | 'used' | 'replaced' | 'lifetime' | 'bears' | 'tries'>;

/** What stands against a code that is right in itself. */
export const codeObjections = ({ now }: World, verification: SentCode): Objection[] => {
  const age = now - verification.at;
  const { surely, perhaps } = verification.tries;
  const { lifetime, bears } = verification;
  return [
    verification.used && mustNot('OTP-04', 'the code was accepted before'),
    verification.replaced && mustNot('OTP-07', 'a newer code was sent in the interaction'),
    age > lifetime.most + slack && mustNot('OTP-05', 'the lifetime of the code has passed'),
    age > lifetime.least - slack && may('the lifetime of the code is about to pass'),
    surely >= bears.most && mustNot('RL-03', 'the code was guessed as often as it may be'),
    perhaps >= bears.least && may('the code may have been guessed as often as it may be'),
  ];
};

type Entered = Parameters<typeof codeObjections>[1] & Pick<Verification, 'isSpelled'>;

/** What a refused code counts for: of itself, and of the number for which it was entered. */
export const countRefused = (
  world: World,
  { to, code }: Pick<Verify, 'to' | 'code'>,
  entered: Entered,
  { isRight, isBound, mayCount }: { readonly isRight: boolean; readonly isBound: boolean; readonly mayCount: boolean },
): void => {
  const { failures } = at(world.people, to.person);
  if (isRight) {
    // A server may look at the code before it looks at the lock, and then it is used up.
    entered.tries.perhaps = Number.POSITIVE_INFINITY;
  }
  const isLive = codeObjections(world, entered).every((objection) => !objection);
  const isPlain = to.spelling === undefined && !entered.isSpelled;
  const isOpen = lockOf(failures, world.now) === 'open';
  const isGuess = isBound && isLive && isOpen && isPlain && code.change === 'another';
  entered.tries.perhaps += mayCount ? 1 : 0;
  entered.tries.surely += mayCount && isGuess ? 1 : 0;
  countFailure(failures, world.now, isGuess, world.policy);
};

type Verify = Parameters<Rule<'verifyCode'>['expect']>[1];

/** What stands against a guess before the digits are looked at. */
const bindingObjections = (world: World, { tab, verification: index, to }: Verify): Objection[] => {
  const verification = at(world.verifications, index);
  const interaction = interactionOf(world, tab);
  return [
    verification.kind !== 'code' && mustNot('SGN-03', 'a password was verified, and no code'),
    verification.interaction !== interaction?.number && mustNot('OTP-08', 'the code is of another interaction'),
    to.person !== verification.person && mustNot('OTP-10', 'the code is of another number'),
    interaction?.event === null && may('the interaction was begun anew'),
    ...doubts(world, interaction),
  ];
};

const isRight = ({ verifications }: World, { verification, code }: Verify): boolean =>
  code.of === verification && at(verifications, verification).sent && code.change === undefined;

export const verifyCode: Rule<'verifyCode'> = {
  possible: (world, { tab, verification, code }) =>
    interactionOf(world, tab) !== undefined &&
    verification < world.verifications.length &&
    world.verifications[code.of]?.kind === 'code',
  expect(world, step): Expectation {
    const verification = at(world.verifications, step.verification);
    return unless(
      [
        ...bindingObjections(world, step),
        !isRight(world, step) && mustNot('OTP-14', 'it is not the code that was sent'),
        ...codeObjections(world, verification),
        lockObjection(at(world.people, step.to.person), world.now),
        spelled(step.to),
        verification.isSpelled && may('the number was written in another way when the code was sent'),
      ],
      must('OTP-03', 'it is the code of this number, in the interaction that asked for it'),
    );
  },
  after(world, step, { accepted }) {
    const verification = at(world.verifications, step.verification);
    const { failures } = at(world.people, step.to.person);
    if (accepted) {
      Object.assign(verification, { verified: true, used: true });
      mayForget(failures);
      return;
    }
    const isBound = bindingObjections(world, step).every((objection) => !objection);
    const mayCount = isBound && verification.kind === 'code';
    countRefused(world, step, verification, { isRight: isRight(world, step), isBound, mayCount });
  },
};
