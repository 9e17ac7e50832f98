import { at, interactionOf } from '../model/world.ts';
import { again, oneOf } from './choose.ts';
import type { ForbiddenUse } from './forbidden-use.ts';

/** A send that the provider does not take. */
export const failedSend: ForbiddenUse = {
  isOfInteraction: true,
  end(world, { person, browser, client, choice }) {
    const isBegun = typeof interactionOf(world, { browser, client })?.event === 'string';
    return isBegun && at(world.people, person).provider === 'accepted'
      ? { do: 'provider', person, sends: oneOf(['refused', 'reset', 'garbled'], again(choice, 3)) }
      : undefined;
  },
  use(world, { person, browser, client }) {
    const tab = { browser, client };
    const event = interactionOf(world, tab)?.event;
    return event && at(world.people, person).provider !== 'accepted'
      ? { do: 'sendCode', tab, to: { person }, event }
      : undefined;
  },
};
