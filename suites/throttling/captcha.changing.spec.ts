import { z } from 'zod';
import { test as base, expect } from '../../fixtures/playwright/test.ts';
import { applyTenantConfiguration } from '../../fixtures/stack/provision.ts';

/** Never called: only requests without a token are checked. */
const provider = { config: { type: 'Turnstile', siteKey: 'made-up-site-key', secretKey: 'made-up-secret-key' } };

/** A test that asks for `captcha` has it switched on, and does not apply to a target without it. */
const test = base.extend<{ readonly captcha: undefined }>({
  captcha: async ({ stack, tenantConfiguration, onlyManaged: _ }, use, testInfo) => {
    const { management, description } = stack;
    const { status } = await fetch(`${description.logto.endpoint}/api/captcha-provider`);
    testInfo.skip(status === 404, 'the target has no captcha');
    await management.call('PUT', '/captcha-provider', z.void(), provider);
    await management.call('PATCH', '/sign-in-exp', z.void(), { captchaPolicy: { enabled: true } });
    await use(undefined);
    await management.call('DELETE', '/captcha-provider', z.void());
    await applyTenantConfiguration(management, tenantConfiguration);
  },
});

test('with captcha enabled, a send without a captcha token is rejected and sends no message', {
  tag: ['@RL-16.1'],
}, async ({ captcha: _on, begin, phone, user, stack }) => {
  const [visitor, recovering] = [await begin('SignIn'), await begin('ForgotPassword')];
  expect(await visitor.sendCode(phone, 'SignIn')).toBeRefused('captcha');
  expect(await recovering.sendCode(user.phone, 'ForgotPassword')).toBeRefused('captcha');
  await expect(stack).toHaveSentOnly(phone);
  await expect(stack).toHaveSentOnly(user.phone);
});
