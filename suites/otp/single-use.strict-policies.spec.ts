import { replayDelays } from '../../fixtures/http/replay-delays.ts';
import { expect, test } from '../../fixtures/playwright/test.ts';

/** Less than a code may live: one that has expired is refused for that. */
const lifetime = 600;

for (const { key, title, seconds } of replayDelays(lifetime)) {
  test(`a used code is rejected ${title}`, { tag: [`@OTP-04.1.${key}`] }, async ({
    requestCode,
    phone,
    delayReuse,
  }) => {
    const { visitor, sent } = await requestCode('SignIn', phone);
    expect(await visitor.verifyCode(sent)).toBeAccepted();
    await delayReuse(seconds, phone);
    expect(await visitor.verifyCode(sent)).toBeRefused();
  });
}
