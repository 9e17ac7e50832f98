import { type PhoneDigits, toE164, toNational } from '../../contracts/phone.ts';
import { succeeded } from '../../fixtures/http/index.ts';
import { expect, test, trials } from '../../fixtures/playwright/test.ts';

const sendsPerNumber = 10;

/** Other ways to write a mainland number. */
const spellings: ReadonlyArray<readonly [key: string, what: string, spell: (phone: PhoneDigits) => string]> = [
  ['plus', 'with a plus sign', toE164],
  ['00', 'with the international prefix 00', (phone) => `00${phone}`],
  ['trunk-zero', 'with a trunk zero', (phone) => `860${toNational(phone)}`],
  ['national', 'without country code', toNational],
  ['blanks', 'with a space', (phone) => `86 ${toNational(phone)}`],
  ['hyphens', 'with a hyphen', (phone) => `86-${toNational(phone)}`],
  ['brackets', 'with the country code in brackets', (phone) => `(86)${toNational(phone)}`],
  ['trailing-blank', 'with a trailing space', (phone) => `${phone} `],
  [
    'full-width',
    'in full-width digits',
    (phone) => phone.replace(/\d/g, (d) => String.fromCodePoint(0xff10 + Number(d))),
  ],
  ['extension', 'with an extension', (phone) => `${phone}x1`],
];

for (const [key, what, spell] of spellings) {
  test(`a phone number written ${what} does not bypass the send limit`, { tag: [`@RL-11.1.${key}`] }, async ({
    begin,
    stack,
    phone,
  }) => {
    const visitor = await begin('SignIn');
    await trials(sendsPerNumber, async () => succeeded(await visitor.sendCode(phone, 'SignIn')));
    await visitor.sendCode(spell(phone), 'SignIn');
    expect(await stack.inbox.messages(phone)).toHaveLength(sendsPerNumber);
  });
}
