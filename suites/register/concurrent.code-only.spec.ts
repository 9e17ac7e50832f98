import type { PhoneDigits } from '../../contracts/phone.ts';
import { atOnce, outcome } from '../../fixtures/http/index.ts';
import { expect, test, trials } from '../../fixtures/playwright/people/flows.ts';
import { findUsers } from '../../fixtures/stack/provision.ts';

for (const [parties, count] of [
  [2, 20],
  [10, 5],
] as const) {
  test(`${parties} concurrent registrations of one phone number create one account`, {
    tag: [`@REG-07.1.${parties}`, '@CON-06'],
  }, async ({ requestCode, manyPhones, stack, distribution }) => {
    test.slow();
    const prove = async (phone: PhoneDigits) => {
      const { visitor, sent } = await requestCode('Register', phone);
      expect(await visitor.verifyCode(sent)).toBeAccepted();
      return { visitor, verificationId: sent.verificationId };
    };
    const made = await trials(count, async () => {
      const [phone = ''] = manyPhones(1);
      const proven = await trials(parties, () => prove(phone));
      const replies = await atOnce(proven, (party, send) => party.visitor.by(send).identify(party.verificationId));
      const accounts = await findUsers(stack.management, phone);
      return {
        accounts: accounts.length,
        answers: replies
          .map(outcome)
          .sort((a, b) => a.localeCompare(b))
          .join(', '),
      };
    });
    await distribution(
      'responses to the step that creates the account',
      made.map(({ answers }) => answers),
    );
    expect(made.map(({ accounts }) => accounts)).toEqual(Array(count).fill(1));
  });
}
