import { mainlandNumber } from '../../../contracts/phone.ts';
import { HarnessError } from '../../../fixtures/tools/errors.ts';
import type { Ground } from './ground.ts';

/** Numbers for sequences. @throws HarnessError when those of a block are used up */
export const numbering = (block: number): Ground['newPhones'] => {
  let used = 0;
  return (count) =>
    Array.from({ length: count }, () => {
      used += 1;
      if (used >= 1_000_000) {
        throw new HarnessError('the numbers of this run are used up', 'Explore again: another run has others');
      }
      return mainlandNumber(block, Math.floor(used / 1000), used % 1000, 'many');
    });
};
