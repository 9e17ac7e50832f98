import { succeeded } from '../../fixtures/http/index.ts';
import { spellings } from '../../fixtures/http/spellings.ts';
import { expect, test, trials } from '../../fixtures/playwright/test.ts';

const sendsPerNumber = 10;

for (const { key, what, spell } of spellings) {
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
