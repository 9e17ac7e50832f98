import { wrongDigits } from '../../steps/code-changes.ts';
import type { Written } from '../../steps/step.ts';
import { countFailure, endOfLock, lockOf, mayForget, slack } from '../counter.ts';
import { doubts } from '../doubts.ts';
import { type Expectation, may, must, mustNot, type Objection, unless } from '../expectation.ts';
import type { Person } from '../people.ts';
import type { Rule } from '../rule.ts';
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

/** What limits a code that is sent now. */
export const limitsNow = ({ policy: { codeLifetime, codeTries } }: World) => ({
  lifetime: { least: codeLifetime, most: codeLifetime },
  bears: { least: codeTries, most: codeTries },
});

/** The codes of an interaction. */
export const codesOf = ({ verifications }: World, interaction: number | undefined): Verification[] =>
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
  const isGuess = isBound && isLive && isOpen && isPlain && wrongDigits.has(code.change ?? '');
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

/** Whether a guess is surely judged by its digits, and they are wrong: nothing else stands against it, nor may. */
export const isJudgedWrong = (world: World, step: Verify): boolean => {
  const verification = at(world.verifications, step.verification);
  const others = [
    ...bindingObjections(world, step),
    ...codeObjections(world, verification),
    lockObjection(at(world.people, step.to.person), world.now),
    spelled(step.to),
    !verification.sent && may('nobody knows the code'),
  ];
  return wrongDigits.has(step.code.change ?? '') && !verification.isSpelled && others.every((one) => !one);
};

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
      must(
        verification.kept ? 'SND-21' : (endOfLock(at(world.people, step.to.person).failures, world.now) ?? 'OTP-03'),
        'it is the code of this number, in the interaction that asked for it',
      ),
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
