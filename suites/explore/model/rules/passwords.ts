import { shapeOf } from '../../steps/passwords.ts';
import { accountBy, ownerOf } from '../accounts.ts';
import { countFailure, endOfLock, mayForget } from '../counter.ts';
import { doubts } from '../doubts.ts';
import { may, must, mustNot, type Objection, unless } from '../expectation.ts';
import { passwordObjections } from '../password-rules.ts';
import type { Person } from '../people.ts';
import type { Rule } from '../rule.ts';
import { at, interactionOf } from '../world.ts';
import { limitsNow, lockObjection } from './codes.ts';

type Verify = Parameters<Rule<'verifyPassword'>['expect']>[1];

const isRight = ({ account }: Person, { password }: Verify): boolean =>
  account !== null && account.password === password.number && password.change === undefined;

export const verifyPassword: Rule<'verifyPassword'> = {
  possible: (world, { tab }) => interactionOf(world, tab) !== undefined,
  expect(world, step) {
    const interaction = interactionOf(world, step.tab);
    const person = at(world.people, step.to.person);
    return unless(
      [
        !interaction?.event && mustNot('REG-05', 'no interaction was begun'),
        !isRight(person, step) && mustNot('SGN-15', 'it is not the password of the user'),
        person.account?.suspended && mustNot('SGN-04', 'the user is suspended'),
        lockObjection(person, world.now),
        ...doubts(world, interaction),
        step.to.spelling !== undefined && may('the number is written in another way'),
        interaction?.event !== 'SignIn' && may('the interaction is not for sign-in'),
      ],
      must(endOfLock(person.failures, world.now) ?? 'SGN-15', 'it is the password of the user'),
    );
  },
  after(world, step, { accepted }) {
    const interaction = interactionOf(world, step.tab);
    const person = at(world.people, step.to.person);
    if (interaction === undefined) {
      return;
    }
    if (!accepted) {
      const isWellFormed = step.to.spelling === undefined && step.password.change !== 'nothing';
      const isOpen = interaction.event === 'SignIn' && doubts(world, interaction).every((doubt) => !doubt);
      const isGuess = isOpen && person.account !== null && isWellFormed;
      countFailure(person.failures, world.now, isGuess && !isRight(person, step), world.policy);
      return;
    }
    mayForget(person.failures);
    for (const verification of world.verifications) {
      if (verification.kind === 'password' && verification.interaction === interaction.number) {
        verification.replaced = true;
      }
    }
    world.verifications.push({
      ...{ kind: 'password', interaction: interaction.number, person: step.to.person, event: null, at: world.now },
      ...{ account: person.account?.number ?? null },
      ...{ sent: false, verified: true, used: false, replaced: false, tries: { surely: 0, perhaps: 0 } },
      ...limitsNow(world),
    });
  },
};

const isReset: Objection = mustNot('FGT-06', 'the interaction is a password reset');

export const addPassword: Rule<'addPassword'> = {
  possible: (world, { tab }) => interactionOf(world, tab) !== undefined,
  expect(world, { tab, password }) {
    const interaction = interactionOf(world, tab);
    // Once there is an account, or the interaction was switched, a server need not know any more for whom it is.
    const owner = interaction?.identified || interaction?.switched ? null : interaction?.newNumber;
    return unless(
      [
        !interaction?.event && mustNot('REG-05', 'no interaction was begun'),
        ...passwordObjections(world, 'REG-06', password, owner),
        interaction?.event === 'ForgotPassword' && isReset,
        interaction?.event === 'SignIn' && !interaction.identified && mustNot('REG-05', 'nobody is identified'),
        interaction?.event === 'SignIn' && may('the user may have a password'),
        ...doubts(world, interaction),
        interaction?.identified && may('somebody is identified already'),
        interaction?.switched && may('the interaction was switched'),
      ],
      must(shapeOf(password) ? 'REG-06' : 'REG-01', 'a registration sets a password that meets the policy'),
    );
  },
  after(world, { tab, password }, { accepted }) {
    const interaction = interactionOf(world, tab);
    if (accepted && interaction) {
      interaction.newPassword = password;
    }
  },
};

export const replacePassword: Rule<'replacePassword'> = {
  possible: (world, { tab }) => interactionOf(world, tab) !== undefined,
  expect(world, { tab, password }) {
    const interaction = interactionOf(world, tab);
    const { identified, event } = interaction ?? {};
    const current = accountBy(world, identified?.account);
    // The number may have changed since it was proven.
    const owner = identified && ownerOf(world, identified.account) === identified.person ? identified.person : null;
    return unless(
      [
        event !== 'ForgotPassword' && mustNot('FGT-07', 'the interaction is no password reset'),
        !identified && mustNot('FGT-07', 'no number was proven'),
        current?.password === password && mustNot('FGT-03', 'it is the current password'),
        ...passwordObjections(world, 'FGT-03', password, owner),
        identified && !current && mustNot('SGN-04', 'the user was deleted'),
        current?.suspended && may('the user is suspended'),
        ...doubts(world, interaction),
      ],
      must(shapeOf(password) ? 'FGT-03' : 'FGT-01', 'whoever proved the number sets a new password'),
    );
  },
  after(world, { tab, password }, { accepted }) {
    const interaction = interactionOf(world, tab);
    if (accepted && interaction) {
      interaction.newPassword = password;
    }
  },
};
