import { areHarmless, refusedBy } from '../../steps/odd/parameters.ts';
import type { StepOf } from '../../steps/step.ts';
import { slack } from '../counter.ts';
import { type Expectation, may, must, mustNot, type Objection, unless } from '../expectation.ts';
import type { Rule } from '../rule.ts';
import { disturb, type Grant, type Interaction, type World } from '../world.ts';
import { authorize, sessionDoubts, signedInObjections } from './sessions.ts';

type Odd = StepOf<'authorizeOddly'>;

const asOdd = <Thing extends Interaction | Grant>(things: Thing[], from: number): void => {
  for (const [index, thing] of things.entries()) {
    if (index >= from) {
      things[index] = { ...thing, doubtful: true, odd: true };
    }
  }
};

const refusals = ({ tab, with: parameters }: Odd): Objection[] =>
  parameters.map((parameter) => {
    const requirement = refusedBy(tab.client, parameter);
    return requirement !== undefined && mustNot(requirement, `of its ${parameter.name}`);
  });

/** What a provider has to take, whether it knows it or not, and the requirement that says so. */
const optional: Readonly<Record<string, string>> = {
  display: 'AUT-26',
  acr_values: 'AUT-26',
  claims_locales: 'AUT-26',
  unknown_parameter: 'AUT-11',
};

/** By which requirement a request must be taken: all that is odd about it is optional. */
export const takenBy = ({ with: parameters }: Pick<Odd, 'with'>): string | undefined =>
  parameters.every(({ name, change }) => optional[name] !== undefined && change.startsWith('is-'))
    ? optional[parameters[0]?.name ?? '']
    : undefined;

/** Whether a parameter is exactly this, where no other one may mean something else by it. */
const asks = ({ with: parameters }: Odd, name: string, value: string): boolean =>
  parameters.some((parameter) => parameter.name === name && parameter.change === `is-${value}`);

/** Whether a sign-in is longer ago than a request allows. */
const isOlderThanAsked = ({ sessions, now }: World, step: Odd): boolean => {
  const session = sessions[step.tab.browser];
  const isAsked = ['0', '1'].some((seconds) => asks(step, 'max_age', seconds));
  return isAsked && typeof session?.at === 'number' && now - session.at > slack;
};

/** Whether a code without interaction may be the answer: whatever else is odd, somebody has to be signed in. */
export const expectCode = (world: World, step: Odd): Expectation =>
  unless(
    [
      asks(step, 'prompt', 'login') && mustNot('SGN-05', 'it asks for credentials'),
      isOlderThanAsked(world, step) && mustNot('SGN-07', 'the sign-in is older than max_age'),
      ...signedInObjections(world, step.tab.browser, asks(step, 'prompt', 'none')),
    ],
    may('of its parameters'),
  );

/** Whether a page may be the answer. */
export const expectPageOfOdd = (step: Odd): Expectation =>
  asks(step, 'prompt', 'none') ? mustNot('SGN-06', 'it asks for no page') : may('of its parameters');

/** Accepted: it gave a code, or began an interaction that leads to one. */
export const authorizeOddly: Rule<'authorizeOddly'> = {
  possible: () => true,
  expect(world, step) {
    const taken = takenBy(step);
    const otherwise = taken === undefined ? may('of its parameters') : must(taken, 'what is odd about it is optional');
    return unless([...refusals(step), ...sessionDoubts(world, step.tab.browser)], otherwise);
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
