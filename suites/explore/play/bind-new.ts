import type { Bound, BoundGrant } from '../drive/bound.ts';
import type { Performed } from '../drive/performed.ts';
import type { Together } from '../judge/orders.ts';
import { interactionOf, type World } from '../model/world.ts';
import type { Step } from '../steps/step.ts';

/** @throws Error where an accepted authorization came without its code, which nothing that performs steps does */
const required = (grant: BoundGrant | undefined): BoundGrant => {
  if (grant === undefined) {
    throw new Error('an accepted authorization came without its code');
  }
  return grant;
};

/** What is known of a sequence, with the code that a step sent. */
export const withCodeOf = (bound: Bound, { verification }: Performed): Bound =>
  verification === undefined ? bound : { ...bound, verifications: [...bound.verifications, verification] };

/** What the numbers of new things stand for: each list of the model has grown by at most one. */
export const bindNew = (bound: Bound, world: World, step: Step, performed: Performed): void => {
  const { verification, proof, grant, tokens, redirect } = performed;
  if (world.verifications.length > bound.verifications.length) {
    bound.verifications.push(verification ?? { id: 'none', code: null });
  }
  if (world.proofs.length > bound.proofs.length) {
    bound.proofs.push(proof ?? { id: 'none', code: null });
  }
  if (world.grants.length > bound.grants.length) {
    bound.grants.push(required(grant));
  }
  if (world.tokens.length > bound.tokens.length) {
    bound.tokens.push(tokens ?? { access_token: 'none', token_type: 'none', expires_in: 0 });
  }
  if (redirect !== undefined && 'tab' in step) {
    bound.redirects.set(interactionOf(world, step.tab)?.number ?? -1, redirect);
  }
};

/** The account that an answer with a subject stands on. */
export const accountOf = (world: World, step: Step): number | undefined => {
  if (step.do === 'redeem') {
    return world.grants[step.grant]?.account;
  }
  if (step.do === 'createUser') {
    return world.people[step.person]?.account?.number;
  }
  return 'tokens' in step ? world.tokens[step.tokens]?.account : undefined;
};

const withOneMore = (world: World, { step, performed: { accepted, created } }: Together): number | null | undefined => {
  if (step.do === 'createUser') {
    return accepted ? step.person : null;
  }
  if (step.do === 'changePhone') {
    return accepted ? step.to.person : null;
  }
  const interaction = step.do === 'identify' && created ? interactionOf(world, step.tab) : undefined;
  return interaction?.identified?.person ?? interaction?.newNumber;
};

/** Whose number may have one account more after steps. */
export const registered = (world: World, steps: readonly Together[]): number[] =>
  steps.flatMap((one) => withOneMore(world, one) ?? []);
