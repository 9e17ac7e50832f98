import { accountBy, isInUse, makeAccount, replacePasswordOf } from '../accounts.ts';
import { doubts } from '../doubts.ts';
import { may, must, mustNot, unless } from '../expectation.ts';
import { modeObjection } from '../modes.ts';
import type { Rule } from '../rule.ts';
import { openness } from '../settings.ts';
import { at, disturb, type Interaction, interactionOf, type Verification, type World } from '../world.ts';

export const start: Rule<'start'> = {
  possible: (world, { tab }) => interactionOf(world, tab) !== undefined,
  expect(world, { tab, event, isUnsigned = false }) {
    return unless(
      [
        isUnsigned && mustNot('AUT-24', 'the cookie of the interaction has no signature'),
        ...doubts(world, interactionOf(world, tab)),
        openness([world.settings.mode], event) === 'closed' && may('the mode of the tenant is without it'),
      ],
      must('SGN-01', 'a browser with an open request begins an interaction'),
    );
  },
  after(world, { tab, event }, { accepted }) {
    const interaction = interactionOf(world, tab);
    if (!accepted || interaction === undefined) {
      return;
    }
    Object.assign(interaction, {
      event,
      modes: [world.settings.mode],
      identified: null,
      newNumber: null,
      newPassword: null,
      switched: false,
      repeated: false,
    });
    for (const verification of world.verifications) {
      if (verification.interaction === interaction.number) {
        verification.replaced = true;
        verification.verified = false;
      }
    }
  },
};

export const switchTo: Rule<'switchTo'> = {
  possible: (world, { tab }) => interactionOf(world, tab) !== undefined,
  expect(world, { tab, event }) {
    const interaction = interactionOf(world, tab);
    const isReset = [event, interaction?.event].includes('ForgotPassword') && event !== interaction?.event;
    return unless(
      [
        !interaction?.event && mustNot('REG-05', 'no interaction was begun'),
        isReset && mustNot('FGT-06', 'a password reset is no sign-in'),
        modeObjection(interaction, event),
        ...doubts(world, interaction),
        interaction?.identified && may('somebody is identified already'),
        event === interaction?.event && may('the interaction is for that already'),
      ],
      must('REG-03', 'a registration may turn into a sign-in, and the other way round'),
    );
  },
  after(world, { tab, event }, { accepted }) {
    const interaction = interactionOf(world, tab);
    if (accepted && interaction) {
      Object.assign(interaction, { event, switched: true });
    }
  },
};

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
      isKnown && !interaction?.identified && mustNot('REG-03', 'the number has an account'),
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
    world.isLost ||= created === true && (interaction.doubtful || interaction.switched);
    interaction.repeated ||= interaction.identified !== null;
    if (created && interaction.identified === null) {
      makeAccount(world, owner, interaction.newPassword);
    }
    interaction.identified = person.account && { person: owner, account: person.account.number };
    interaction.newPassword = null;
  },
};

export const submit: Rule<'submit'> = {
  possible: (world, { tab }) => interactionOf(world, tab) !== undefined,
  expect(world, { tab }) {
    const interaction = interactionOf(world, tab);
    const { identified, event, newPassword } = interaction ?? {};
    const isReset = event === 'ForgotPassword';
    return unless(
      [
        !event && mustNot('REG-05', 'no interaction was begun'),
        !identified && mustNot('REG-05', 'nobody is identified'),
        isReset && newPassword === null && mustNot('FGT-07', 'no new password was set'),
        // No code may come of it: see `resume`.
        identified && !isInUse(world, identified) && may('the user is suspended or deleted'),
        ...doubts(world, interaction),
        interaction?.switched && may('the interaction was switched'),
      ],
      interaction?.repeated && event === 'Register'
        ? must('REG-07', 'the account was made, and the identification only repeated')
        : must(isReset ? 'FGT-01' : 'SGN-01', 'somebody is identified, and nothing is missing'),
    );
  },
  after(world, { tab }, { accepted }) {
    const interaction = interactionOf(world, tab);
    if (!accepted || !interaction?.identified) {
      return;
    }
    const { account } = interaction.identified;
    const owner = accountBy(world, account);
    if (owner && interaction.newPassword !== null) {
      replacePasswordOf(world, owner, interaction.newPassword);
    }
    if (interaction.event === 'ForgotPassword') {
      for (const [browser, session] of world.sessions.entries()) {
        if (session?.account === account) {
          session.ended = 'FGT-04';
          disturb(world, browser, interaction.number);
        }
      }
      Object.assign(interaction, { event: null, identified: null, newNumber: null, newPassword: null });
      // A session that it was begun in is over.
      interaction.doubtful ||= (world.sessions[tab.browser]?.ended ?? null) !== null;
      return;
    }
    interaction.submitted = true;
  },
};
