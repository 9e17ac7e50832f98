import { counted, within } from '../model/counter.ts';
import type { Person } from '../model/people.ts';
import { at, interactionOf, type World } from '../model/world.ts';
import { again, oneOf } from './choose.ts';
import { enterLive, liveCode } from './ended-codes.ts';
import type { ForbiddenUse } from './forbidden-use.ts';
import { towardEvent } from './toward-sign-in.ts';

/** The first code of an interaction, after another one was asked for that the provider did not take. */
export const keptCode: ForbiddenUse = {
  isOfInteraction: true,
  end(world, { choice }) {
    const live = liveCode(world);
    const { person = 0, event } = live?.verification ?? {};
    if (live === undefined || !event) {
      return undefined;
    }
    return at(world.people, person).provider === 'accepted'
      ? { do: 'provider', person, sends: oneOf(['refused', 'reset'], again(choice, 3)) }
      : { do: 'sendCode', tab: live.tab, to: { person }, event };
  },
  use: (world) => (liveCode(world)?.verification.kept === true ? enterLive(world) : undefined),
};

/** Whether the provider refused as many messages for a number as it may have, and few left. */
const isRefusedOften = ({ policy, now }: World, { sends, refusedSends }: Person): boolean =>
  within(refusedSends, now - policy.sendWindow) >= policy.maxSends &&
  counted(sends, now, policy.sendWindow).atMost < policy.maxSends;

/** A message that leaves after as many that the provider refused as a number may have. */
export const sendAfterRefusals: ForbiddenUse = {
  isOfInteraction: true,
  counts: 'sends',
  end(world, { person, browser, client }) {
    const tab = { browser, client };
    const somebody = at(world.people, person);
    const isOver = isRefusedOften(world, somebody);
    const toward = towardEvent(world, tab, 'SignIn');
    if (toward !== undefined) {
      return toward;
    }
    return isOver || somebody.provider !== 'refused'
      ? { do: 'provider', person, sends: isOver ? 'accepted' : 'refused' }
      : { do: 'sendCode', tab, to: { person }, event: 'SignIn' };
  },
  use(world, { person, browser, client }) {
    const tab = { browser, client };
    const somebody = at(world.people, person);
    return interactionOf(world, tab)?.event === 'SignIn' &&
      somebody.provider === 'accepted' &&
      isRefusedOften(world, somebody)
      ? { do: 'sendCode', tab, to: { person }, event: 'SignIn' }
      : undefined;
  },
};
