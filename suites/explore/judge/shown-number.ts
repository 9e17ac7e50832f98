import { toNational } from '../../../contracts/phone.ts';
import type { Bound } from '../drive/bound.ts';
import type { Performed } from '../drive/performed.ts';
import { ownerOf } from '../model/accounts.ts';
import { at, type World } from '../model/world.ts';
import type { Step } from '../steps/step.ts';
import type { Violation } from './violation.ts';

/** Whether a user is shown the own number of the account, and nobody else's. */
export const judgeShownNumber = ({ phones }: Bound, world: World, step: Step, { phone }: Performed): Violation[] => {
  const owner = step.do === 'readAccount' ? ownerOf(world, at(world.tokens, step.tokens).account) : -1;
  if (owner < 0 || typeof phone !== 'string' || phone.endsWith(toNational(at(phones, owner)))) {
    return [];
  }
  return [
    { requirement: 'GDE-81', property: 'number', what: 'a user is shown another number than that of the account' },
  ];
};
