import { accountBy, isInUse, replacePasswordOf } from '../accounts.ts';
import { doubts } from '../doubts.ts';
import { may, must, mustNot, unless } from '../expectation.ts';
import { modeObjection } from '../modes.ts';
import type { Rule } from '../rule.ts';
import { openness } from '../settings.ts';
import { disturb, interactionOf } from '../world.ts';

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
