import type { Tokens, World } from '../model/world.ts';
import type { StepOf } from '../steps/step.ts';

/** Seconds beyond any grace for an answer that got lost. */
export const beyondGrace = 300;

/** Whether a refresh token is replaced when it is used, whatever client it is of: so near is its end. */
export const isNearItsEnd = ({ now, policy }: World, { refreshedAt }: Tokens): boolean =>
  now - refreshedAt > policy.refreshLifetime * 0.7;

/** Time that passes until a new refresh token is so near its end. */
export const towardItsEnd = ({ policy }: World): StepOf<'pass'> => ({
  do: 'pass',
  seconds: Math.ceil(policy.refreshLifetime * 0.8),
});
