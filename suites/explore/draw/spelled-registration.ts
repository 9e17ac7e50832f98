import { codesOf } from '../model/rules/codes.ts';
import { interactionOf, type Verification, type World } from '../model/world.ts';
import { passwordCount } from '../steps/passwords.ts';
import type { Tab } from '../steps/step.ts';
import { again } from './choose.ts';
import type { ForbiddenUse } from './forbidden-use.ts';
import { towardEventWithAccount } from './toward-sign-in.ts';
import { writeInDigits } from './write.ts';

/** A target may refuse the spelling: then it is not tried for ever. */
const turnsToSend = 8;

/** The code that was sent last to the number of somebody in another spelling. */
const spelledCode = (world: World, tab: Tab, person: number): Verification | undefined =>
  codesOf(world, interactionOf(world, tab)?.number).findLast((one) => one.isSpelled && one.person === person);

/** Somebody with an account registers once more with the same number, written in another way. */
export const spelledRegistration: ForbiddenUse = {
  isOfInteraction: true,
  end(world, { person, browser, client, choice }, turn) {
    const tab = { browser, client };
    const to = writeInDigits(person, again(choice, 16));
    const toward = towardEventWithAccount(world, tab, 'Register', person);
    const code = spelledCode(world, tab, person);
    if (toward !== undefined) {
      return toward;
    }
    if (code === undefined) {
      return turn < turnsToSend ? { do: 'sendCode', tab, to, event: 'Register' } : undefined;
    }
    const verification = world.verifications.indexOf(code);
    return code.verified
      ? { do: 'addPassword', tab, password: (person + 1) % passwordCount }
      : { do: 'verifyCode', tab, verification, to, code: { of: verification } };
  },
  use(world, { person, browser, client }) {
    const tab = { browser, client };
    const interaction = interactionOf(world, tab);
    const code = spelledCode(world, tab, person);
    const isReady = interaction?.event === 'Register' && interaction.newPassword !== null && code?.verified;
    return isReady ? { do: 'identify', tab, verification: world.verifications.indexOf(code) } : undefined;
  },
};
