import type { PhoneDigits } from '../../contracts/phone.ts';
import { type InteractionEvent, type Reply, type Visitor, verificationIdOf } from '../../fixtures/http/index.ts';
import { trials } from '../../fixtures/playwright/test.ts';

/** Asks for a code, whether or not a message leaves, and hands in `count` codes that nobody sent. */
export const guess = async (
  visitor: Visitor,
  phone: PhoneDigits,
  event: InteractionEvent,
  count: number,
): Promise<Reply[]> => {
  const verificationId = verificationIdOf(await visitor.sendCode(phone, event));
  return trials(count, () => visitor.verifyCode({ phone, verificationId, code: 'wrong!' }));
};
