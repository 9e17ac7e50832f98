import { at, type Interaction, interactionOf, type World } from '../model/world.ts';
import { passwordCount } from '../steps/passwords.ts';
import type { Step, Tab } from '../steps/step.ts';
import { isReadyToRegister } from './advance.ts';
import type { ForbiddenUse } from './forbidden-use.ts';
import { towardEvent } from './toward-sign-in.ts';

/** Whether a target came up with the run: an account without a number is not found among those of others, and would stay. */
const isOurs = ({ canPass }: World): boolean => canPass;

/** An account that was just made is identified once more, and the interaction submitted. */
export const repeatedIdentification: ForbiddenUse = {
  isOfInteraction: true,
  end(world, { browser, client }) {
    const tab = { browser, client };
    const interaction = interactionOf(world, tab);
    return isOurs(world) &&
      interaction &&
      (isReadyToRegister(interaction) || (interaction.event === 'Register' && interaction.identified))
      ? { do: 'identify', tab }
      : undefined;
  },
  use(world, { browser, client }) {
    const tab = { browser, client };
    return isOurs(world) && interactionOf(world, tab)?.repeated ? { do: 'submit', tab } : undefined;
  },
};

/** Whether a browser submitted a sign-in that had begun as a registration, with a password for the new account. */
const hasTurned = ({ interactions }: World, { browser, client }: Tab): boolean =>
  interactions.some(
    ({ tab, switched, submitted }) => switched && submitted && tab.browser === browser && tab.client === client,
  );

/** The next step of such a sign-in, of somebody with a password. */
const turn = (world: World, interaction: Interaction, person: number, number: number): Step => {
  const { tab, event, switched, newPassword, identified } = interaction;
  if (event === 'Register') {
    return newPassword === null
      ? { do: 'addPassword', tab, password: (number + 1) % passwordCount }
      : { do: 'switchTo', tab, event: 'SignIn' };
  }
  if (event !== 'SignIn' || !switched) {
    return { do: 'start', tab, event: 'Register' };
  }
  const proof = world.verifications.findLastIndex((one) => one.interaction === interaction.number && one.verified);
  if (identified !== null) {
    return { do: 'submit', tab };
  }
  return proof < 0
    ? { do: 'verifyPassword', tab, to: { person }, password: { number } }
    : { do: 'identify', tab, verification: proof };
};

/** A password that was meant for a new account, where the browser then signs in to one that there is. */
export const collectedPassword: ForbiddenUse = {
  isOfInteraction: true,
  end(world, { person, browser, client }) {
    const tab = { browser, client };
    const { password } = at(world.people, person).account ?? {};
    if (password === undefined) {
      return { do: 'createUser', person, password: 0 };
    }
    const interaction = interactionOf(world, tab);
    const isOpen = interaction !== undefined && !interaction.finished && !interaction.submitted;
    if (typeof password !== 'number' || hasTurned(world, tab)) {
      return towardEvent(world, tab, 'SignIn');
    }
    return isOpen ? turn(world, interaction, person, password) : { do: 'authorize', tab, prompt: 'login' };
  },
  use(world, { person, browser, client }) {
    const tab = { browser, client };
    const { password } = at(world.people, person).account ?? {};
    return typeof password === 'number' && hasTurned(world, tab) && towardEvent(world, tab, 'SignIn') === undefined
      ? { do: 'verifyPassword', tab, to: { person }, password: { number: password } }
      : undefined;
  },
};
