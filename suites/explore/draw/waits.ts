import { at, type World } from '../model/world.ts';
import type { StepOrGroup } from '../steps/step.ts';

/** A send to a provider that was silent before becomes its return: what counts then is whether the interaction goes on. */
export const withoutWaits = (world: World, step: StepOrGroup | undefined): StepOrGroup | undefined => {
  const person = step?.do === 'sendCode' ? step.to.person : undefined;
  return person !== undefined && at(world.people, person).waits > 0
    ? { do: 'provider', person, sends: 'accepted' }
    : step;
};
