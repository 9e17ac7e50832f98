import { z } from 'zod';
import { test as base } from '../../fixtures/playwright/test.ts';
import { applyTenantConfiguration } from '../../fixtures/stack/provision.ts';

export { expect } from '../../fixtures/playwright/test.ts';

/** Never called: only requests without a token are checked. */
const provider = { config: { type: 'Turnstile', siteKey: 'made-up-site-key', secretKey: 'made-up-secret-key' } };

/** A test that asks for `captcha` has it switched on, and does not apply to a target without it. */
export const test = base.extend<{ readonly captcha: undefined }>({
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
