import { areHarmless, refusedBy } from '../../steps/odd/parameters.ts';
import { may, mustNot, unless } from '../expectation.ts';
import type { Rule } from '../rule.ts';
import { disturb, type Grant, type Interaction, type World } from '../world.ts';
import { authorize } from './sessions.ts';

const asOdd = <Thing extends Interaction | Grant>(things: Thing[], from: number): void => {
  for (const [index, thing] of things.entries()) {
    if (index >= from) {
      things[index] = { ...thing, doubtful: true, odd: true };
    }
  }
};

/** Accepted: it gave a code, or began an interaction that leads to one. */
export const authorizeOddly: Rule<'authorizeOddly'> = {
  possible: () => true,
  expect(_world: World, { tab, with: parameters }) {
    const refusals = parameters.map((parameter) => {
      const requirement = refusedBy(tab.client, parameter);
      return requirement !== undefined && mustNot(requirement, `of its ${parameter.name}`);
    });
    return unless(refusals, may('of its parameters'));
  },
  after(world, step, seen) {
    const { interaction = false } = seen;
    const [interactions, grants] = [world.interactions.length, world.grants.length];
    authorize.after(
      world,
      { do: 'authorize', tab: step.tab, prompt: 'consent' },
      { ...seen, accepted: seen.accepted && !interaction },
    );
    if (areHarmless(step)) {
      return;
    }
    // Languages and the like are kept in cookies that the other tabs of the browser send as well.
    disturb(world, step.tab.browser);
    asOdd(world.interactions, interactions);
    asOdd(world.grants, grants);
  },
};
