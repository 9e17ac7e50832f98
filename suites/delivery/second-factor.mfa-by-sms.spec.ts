import { expect, test } from '../../fixtures/playwright/provider/with-provider.ts';
import { codeBy, messageOf } from './templates.ts';

test('a second-factor code is sent with the MfaVerification template', {
  tag: ['@SND-05.2', '@SND-06'],
}, async ({ afterPassword, user, provider, stack }) => {
  expect(await afterPassword.askForSecondFactor()).toBeAccepted();
  expect((await provider.requests(user.phone)).map(messageOf)).toEqual([codeBy('MfaVerification', stack)]);
});
