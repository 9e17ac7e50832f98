import { lockOf } from '../model/counter.ts';
import { at, interactionOf, type Verification, type World } from '../model/world.ts';
import type { Step } from '../steps/step.ts';
import { again, oneOf } from './choose.ts';
import type { ForbiddenUse } from './forbidden-use.ts';
import { write } from './write.ts';

/** The newest code of an interaction that a browser is still in. */
const codeWhere = (world: World, is: (verification: Verification) => boolean) => {
  const index = world.verifications.findLastIndex((verification) => {
    const interaction = world.interactions[verification.interaction];
    const isOpen = interaction && !interaction.finished && interactionOf(world, interaction.tab) === interaction;
    return isOpen && verification.kind === 'code' && verification.sent && is(verification);
  });
  const verification = world.verifications[index];
  const tab = verification && world.interactions[verification.interaction]?.tab;
  return verification && tab && { index, tab, verification };
};

export const liveCode = (world: World) => codeWhere(world, ({ used, replaced }) => !used && !replaced);

/** The live code, or a change of it. */
export const guess = (world: World, change?: string): Step | undefined => {
  const live = liveCode(world);
  return (
    live && {
      ...{ do: 'verifyCode', tab: live.tab, verification: live.index, to: { person: live.verification.person } },
      code: { of: live.index, ...(change !== undefined && { change }) },
    }
  );
};

/** The live code as it was sent, while nobody has tried it in vain. */
export const enterLive = (world: World): Step | undefined =>
  Number.isFinite(liveCode(world)?.verification.tries.perhaps) ? guess(world) : undefined;

/** Enters a code that has ended, as its own or as the newest of its interaction, the number perhaps written otherwise. */
const enter =
  (is: (verification: Verification, world: World) => boolean, usual = 50): ForbiddenUse['use'] =>
  (world, { choice }) => {
    const ended = codeWhere(world, (verification) => is(verification, world));
    if (ended === undefined) {
      return undefined;
    }
    const { interaction, person } = ended.verification;
    const newest = world.verifications.findLastIndex((one) => one.interaction === interaction && one.kind === 'code');
    return {
      ...{ do: 'verifyCode', tab: ended.tab, verification: oneOf([ended.index, newest], again(choice, 9)) },
      ...{ to: write(person, again(choice, 3), usual), code: { of: ended.index } },
    };
  };

/** A newer code was sent. */
export const replacedCode: ForbiddenUse = {
  isOfInteraction: true,
  end(world) {
    const live = liveCode(world);
    const event = live && interactionOf(world, live.tab)?.event;
    return live && event
      ? { do: 'sendCode', tab: live.tab, to: { person: live.verification.person }, event }
      : undefined;
  },
  use: enter(({ replaced, used }) => replaced && !used),
};

/** It was accepted. */
export const usedCode: ForbiddenUse = {
  isOfInteraction: true,
  end: enterLive,
  use: enter(({ used }) => used),
};

/** Whoever is locked has no code looked at. */
const isOpen = ({ people, now }: World, person: number): boolean => lockOf(at(people, person).failures, now) === 'open';

/** It was guessed as often as it bears. */
export const guessedCode: ForbiddenUse = {
  isOfInteraction: true,
  counts: 'failures',
  end(world, { person, browser, client }) {
    const live = liveCode(world);
    const event = interactionOf(world, { browser, client })?.event;
    if (live === undefined || isOpen(world, live.verification.person)) {
      return guess(world, 'another');
    }
    return event ? { do: 'sendCode', tab: { browser, client }, to: { person }, event } : undefined;
  },
  // What one spelling has no tries left for, another may have.
  use: enter(
    ({ tries, bears, used, replaced, person }, world) =>
      !used && !replaced && tries.surely >= bears.most && isOpen(world, person),
    30,
  ),
};

/** A proof that a new beginning of its interaction ended. */
export const proofBefore: ForbiddenUse = {
  isOfInteraction: true,
  end(world) {
    const proof = world.verifications.findLast(({ verified, replaced }) => verified && !replaced);
    const interaction = proof && world.interactions[proof.interaction];
    const isOpen = interaction && !interaction.finished && interactionOf(world, interaction.tab) === interaction;
    // In a registration nothing is accepted by it alone.
    const isAccount = proof !== undefined && world.people[proof.person]?.account !== null;
    return isOpen &&
      isAccount &&
      interaction.event &&
      interaction.event !== 'Register' &&
      proof.event === interaction.event
      ? { do: 'start', tab: interaction.tab, event: interaction.event }
      : undefined;
  },
  use(world) {
    const ended = codeWhere(world, ({ used, replaced, verified }) => used && replaced && !verified);
    return ended && { do: 'identify', tab: ended.tab, verification: ended.index };
  },
};
