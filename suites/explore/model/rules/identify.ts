import { makeAccount } from '../accounts.ts';
import { doubts } from '../doubts.ts';
import { may, must, mustNot, unless } from '../expectation.ts';
import { modeObjection } from '../modes.ts';
import type { Rule } from '../rule.ts';
import { at, type Interaction, interactionOf, type Verification, type World } from '../world.ts';

type Identify = Parameters<Rule<'identify'>['expect']>[1];

const proofOf = ({ verifications }: World, { verification }: Identify) =>
  verification === undefined ? undefined : at(verifications, verification);

const isProofOf = ({ number }: Interaction, proof: Verification | undefined): proof is Verification =>
  proof?.verified === true && !proof.replaced && proof.interaction === number;

/** What stands against a proof, whatever it is for. */
const proofObjections = (world: World, interaction: Interaction | undefined, step: Identify) => {
  const proof = proofOf(world, step);
  return [
    !interaction?.event && mustNot('REG-05', 'no interaction was begun'),
    proof && proof.interaction !== interaction?.number && mustNot('OTP-08', 'the proof is of another interaction'),
    proof && !proof.verified && mustNot('REG-05', 'nothing was proven'),
    proof?.replaced && mustNot('OTP-07', 'the proof was replaced'),
    modeObjection(interaction),
    ...doubts(world, interaction),
    interaction?.identified && may('somebody is identified already'),
  ];
};

/** Whether the number may have been proven as it was written in another way, which a server may take for another number. */
const maySpell = ({ verifications }: World, { number }: Interaction): boolean =>
  verifications.some((one) => one.interaction === number && one.verified && one.isSpelled);

const expectExisting = (world: World, interaction: Interaction | undefined, step: Identify) => {
  const proof = proofOf(world, step);
  const account = proof && at(world.people, proof.person).account;
  const isReset = interaction?.event === 'ForgotPassword';
  return unless(
    [
      ...proofObjections(world, interaction, step),
      !proof && mustNot('REG-05', 'nothing was proven'),
      isReset && proof?.kind === 'password' && mustNot('FGT-07', 'a password proves no number'),
      !account && mustNot('SGN-01', 'nobody has an account with the number'),
      account?.suspended && mustNot('SGN-04', 'the user is suspended'),
      proof?.kind === 'password' && proof.account !== account?.number && may('the number has another owner since'),
    ],
    must(isReset ? 'FGT-01' : 'SGN-01', 'the number of an account was proven in this interaction'),
  );
};

const expectNew = (world: World, interaction: Interaction | undefined, step: Identify) => {
  const proof = proofOf(world, step);
  const owner = proof?.person ?? interaction?.newNumber;
  const isKnown = typeof owner === 'number' && at(world.people, owner).account !== null;
  return unless(
    [
      ...proofObjections(world, interaction, step),
      proof?.kind === 'password' && mustNot('REG-05', 'a password proves no number'),
      typeof owner !== 'number' && mustNot('REG-05', 'no number was proven'),
      isKnown &&
        !interaction?.identified &&
        mustNot(interaction && maySpell(world, interaction) ? 'REG-04' : 'REG-03', 'the number has an account'),
      interaction?.newPassword === null && !interaction.identified && mustNot('REG-05', 'no password was set'),
      interaction?.switched && may('the interaction was switched'),
    ],
    must('REG-01', 'number and password of a new account are there'),
  );
};

export const identify: Rule<'identify'> = {
  possible: (world, { tab, verification }) =>
    interactionOf(world, tab) !== undefined && (verification ?? -1) < world.verifications.length,
  expect(world, step) {
    const interaction = interactionOf(world, step.tab);
    return (interaction?.event === 'Register' ? expectNew : expectExisting)(world, interaction, step);
  },
  after(world, step, { accepted, created }) {
    const interaction = interactionOf(world, step.tab);
    const proof = proofOf(world, step);
    if (interaction === undefined) {
      return;
    }
    const owner = proof?.person ?? interaction.newNumber;
    const isNew = accepted || (proof && at(world.people, proof.person).account === null);
    // The number of an account is refused, and not kept for when the account is no more.
    if (isNew && interaction.event === 'Register' && isProofOf(interaction, proof)) {
      interaction.newNumber = proof.person;
    }
    if (!accepted || owner === null) {
      return;
    }
    const person = at(world.people, owner);
    // What an account is made of that may have been forgotten, nobody can tell.
    const isUnsure = interaction.doubtful || interaction.switched || maySpell(world, interaction);
    world.isLost ||= created === true && isUnsure;
    interaction.repeated ||= interaction.identified !== null;
    if (created && interaction.identified === null) {
      makeAccount(world, owner, interaction.newPassword);
    }
    interaction.identified = person.account && { person: owner, account: person.account.number };
    interaction.newPassword = null;
  },
};
