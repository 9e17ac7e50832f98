import { interactionOf } from '../model/world.ts';
import { peopleCount } from '../steps/nouns.ts';
import { again, inPart } from './choose.ts';
import { guess, liveCode } from './ended-codes.ts';
import type { ForbiddenUse } from './forbidden-use.ts';
import { towardEvent } from './toward-sign-in.ts';

/** Guesses of two codes in one interaction, one of them nearer than the other: nothing else tells them apart. */
export const guessedNearer: ForbiddenUse = {
  isOfInteraction: true,
  end(world, { person, browser, client, choice }) {
    const tab = { browser, client };
    const number = interactionOf(world, tab)?.number;
    const codes = world.verifications.filter((one) => one.interaction === number && one.kind === 'code');
    const live = liveCode(world);
    const isUntried = live?.verification.interaction === number && live?.verification.tries.perhaps === 0;
    const to = { person: (person + codes.length) % peopleCount };
    return (
      towardEvent(world, tab, 'SignIn') ??
      (isUntried
        ? guess(world, inPart(again(choice, 3), 50) ? 'far' : 'another')
        : { do: 'sendCode', tab, to, event: 'SignIn' })
    );
  },
  use(world, { browser, client, choice }) {
    const number = interactionOf(world, { browser, client })?.number;
    const live = liveCode(world)?.verification;
    const isGuessed = world.verifications.some(
      ({ interaction, person, tries }) => interaction === number && person !== live?.person && tries.surely > 0,
    );
    return isGuessed && live?.interaction === number && live?.tries.perhaps === 0
      ? guess(world, inPart(again(choice, 3), 50) ? 'another' : 'far')
      : undefined;
  },
};
