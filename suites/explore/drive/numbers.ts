import { mainlandNumber } from '../../../contracts/phone.ts';
import type { Config } from '../../../fixtures/config/config.ts';
import { drawFreeBlock } from '../../../fixtures/stack/journal/free-block.ts';
import { drawPhoneBlock } from '../../../fixtures/stack/phone-block.ts';
import type { StartedTenant } from '../../../fixtures/stack/start-tenant.ts';
import { HarnessError } from '../../../fixtures/tools/errors.ts';
import type { Ground } from './ground.ts';

/** Numbers that nobody of the tenant has; those of one that stays are noted, so that its users are removed in the end. */
export const drawBlock = async ({ lasting }: StartedTenant, { shard }: Config): Promise<number> => {
  const block = await (lasting ? drawFreeBlock(lasting, shard) : drawPhoneBlock(shard));
  lasting?.journal.note({ is: 'block', block });
  return block;
};

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
