import { z } from 'zod';
import { toNational } from '../../contracts/phone.ts';
import { spellings } from '../../fixtures/http/spellings.ts';
import { expect, test } from '../../fixtures/playwright/people/flows.ts';

const accounts = z.array(z.object({ id: z.string(), primaryPhone: z.string() }));

for (const { key, what, spell } of spellings) {
  test(
    `a known phone number ${what} creates no second account`,
    {
      tag: [`@REG-04.1.${key}`],
    },
    async ({ stack, user, registerAs }, { annotations }) => {
      const { outcomes, userId } = await registerAs(spell(user.phone), user.phone);
      annotations.push({ type: 'outcomes', description: outcomes.join(', ') });
      expect([undefined, user.id]).toContain(userId);
      const query = new URLSearchParams({ 'search.primaryPhone': `%${toNational(user.phone)}%` });
      expect(await stack.management.call('GET', `/users?${query}`, accounts)).toEqual([
        expect.objectContaining({ id: user.id, primaryPhone: user.phone }),
      ]);
    },
  );
}
