import { expect, test } from '../../fixtures/playwright/with-provider.ts';
import { codeBy, messageOf } from './templates.ts';

test('the code of the second factor leaves by the template MfaVerification', {
  tag: ['@SND-05.2', '@SND-06'],
}, async ({ afterPassword, user, provider, stack }) => {
  expect(await afterPassword.askForSecondFactor()).toBeAccepted();
  expect((await provider.requests(user.phone)).map(messageOf)).toEqual([codeBy('MfaVerification', stack)]);
});
