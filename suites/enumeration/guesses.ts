import type { PhoneDigits } from '../../contracts/phone.ts';
import { type InteractionEvent, type Reply, type Visitor, verificationIdOf } from '../../fixtures/http/index.ts';
import { test as base, trials } from '../../fixtures/playwright/test.ts';

export { expect, trials } from '../../fixtures/playwright/test.ts';

interface PerTest {
  /** Asks for a code, whether or not a message leaves, and hands in `count` codes that nobody sent. */
  readonly guess: (visitor: Visitor, phone: PhoneDigits, event: InteractionEvent, count: number) => Promise<Reply[]>;
}

export const test = base.extend<PerTest>({
  guess: async ({ visit: _ }, use) => {
    await use(async (visitor, phone, event, count) => {
      const verificationId = verificationIdOf(await visitor.sendCode(phone, event));
      return trials(count, () => visitor.verifyCode({ phone, verificationId, code: 'wrong!' }));
    });
  },
});
