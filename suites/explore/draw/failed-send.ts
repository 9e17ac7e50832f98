import type { Person } from '../model/people.ts';
import { at, interactionOf } from '../model/world.ts';
import { again, inPart, oneOf } from './choose.ts';
import type { ForbiddenUse } from './forbidden-use.ts';

/** In percent: a send to a provider that is silent takes seconds. */
const silentShare = 8;

/** A send that the provider does not take. */
export const failedSend: ForbiddenUse = {
  isOfInteraction: true,
  end(world, { person, browser, client, choice }) {
    const isBegun = typeof interactionOf(world, { browser, client })?.event === 'string';
    const sends: Person['provider'] = inPart(again(choice, 4), silentShare)
      ? 'silent'
      : oneOf(['refused', 'reset', 'garbled'], again(choice, 3));
    const { provider, waits } = at(world.people, person);
    const isUsual = isBegun && provider === 'accepted' && (sends !== 'silent' || waits === 0);
    return isUsual ? { do: 'provider', person, sends } : undefined;
  },
  use(world, { person, browser, client }) {
    const tab = { browser, client };
    const event = interactionOf(world, tab)?.event;
    return event && at(world.people, person).provider !== 'accepted'
      ? { do: 'sendCode', tab, to: { person }, event }
      : undefined;
  },
};
