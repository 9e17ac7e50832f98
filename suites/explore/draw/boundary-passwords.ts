import { interactionOf } from '../model/world.ts';
import type { Event } from '../steps/step.ts';
import { again, oneOf } from './choose.ts';
import { enterLive, liveCode } from './ended-codes.ts';
import type { ForbiddenUse } from './forbidden-use.ts';
import { newPasswordFor } from './policies.ts';
import { towardEvent, towardEventWithAccount } from './toward-sign-in.ts';
import type { Wish } from './wish.ts';

const eventOf = ({ choice }: Wish): Event => oneOf<Event>(['Register', 'ForgotPassword'], again(choice, 10));

/** A new password at a boundary of the policy, for a new account or at the end of a reset. */
export const boundaryPassword: ForbiddenUse = {
  isOfInteraction: true,
  end(world, wish) {
    const { person, browser, client } = wish;
    const tab = { browser, client };
    const number = interactionOf(world, tab)?.number;
    if (eventOf(wish) === 'Register') {
      return towardEvent(world, tab, 'Register');
    }
    const verification = world.verifications.findLastIndex((one) => one.interaction === number && !one.replaced);
    return (
      towardEventWithAccount(world, tab, 'ForgotPassword', person) ??
      (world.verifications[verification]?.verified
        ? { do: 'identify', tab, verification }
        : liveCode(world)?.verification.interaction === number
          ? enterLive(world)
          : { do: 'sendCode', tab, to: { person }, event: 'ForgotPassword' })
    );
  },
  use(world, wish) {
    const { browser, client, choice } = wish;
    const tab = { browser, client };
    const { event, identified, submitted } = interactionOf(world, tab) ?? {};
    const isThere = event === eventOf(wish) && !submitted && (event === 'Register' || identified);
    // Of the usual passwords there is nothing to see.
    const password = newPasswordFor({ ...wish, choice: 350_000 + (again(choice, 3) % 650_000) });
    return isThere ? { do: event === 'Register' ? 'addPassword' : 'replacePassword', tab, password } : undefined;
  },
};
