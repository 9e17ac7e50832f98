import { z } from 'zod';
import { toE164, toNational } from '../../contracts/phone.ts';
import { expect, test } from '../../fixtures/playwright/people/flows.ts';

const accounts = z.array(z.object({ id: z.string(), primaryPhone: z.string() }));

/** Spellings of one mainland China number, as users and address books write it. */
const spellings: ReadonlyArray<readonly [key: string, what: string, spell: (national: string) => string]> = [
  ['plus', 'in E.164 with a plus sign', (national) => toE164(`86${national}`)],
  [
    'spaces',
    'in groups with spaces',
    (national) => `86 ${national.slice(0, 3)} ${national.slice(3, 7)} ${national.slice(7)}`,
  ],
  ['hyphens', 'in groups with hyphens', (national) => `86-${national.slice(0, 3)}-${national.slice(3)}`],
  ['brackets', 'with the country code in brackets', (national) => `(86)${national}`],
  ['00', 'with the international prefix 00', (national) => `0086${national}`],
  ['trunk-zero', 'with a trunk zero after the country code', (national) => `860${national}`],
  [
    'full-width',
    'in full-width digits',
    (national) => `86${national}`.replace(/\d/g, (d) => String.fromCodePoint(0xff10 + Number(d))),
  ],
  ['trailing-space', 'with a trailing space', (national) => `86${national} `],
];

for (const [key, what, spell] of spellings) {
  test(
    `a known phone number ${what} creates no second account`,
    {
      tag: [`@REG-04.1.${key}`],
    },
    async ({ stack, user, registerAs }, { annotations }) => {
      const national = toNational(user.phone);
      const outcomes = await registerAs(spell(national), user.phone);
      annotations.push({ type: 'outcomes', description: outcomes.join(', ') });
      const query = new URLSearchParams({ 'search.primaryPhone': `%${national}` });
      expect(await stack.management.call('GET', `/users?${query}`, accounts)).toEqual([
        expect.objectContaining({ id: user.id, primaryPhone: user.phone }),
      ]);
    },
  );
}
