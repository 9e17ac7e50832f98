import { z } from 'zod';
import { skipWithout } from '../../fixtures/playwright/judging/skip-without.ts';
import { sendWebhookTrial } from '../../fixtures/playwright/tenant/webhook-trial.ts';
import { expect, trials } from '../../fixtures/playwright/test.ts';
import { makeReachable } from '../../fixtures/stack/reachable.ts';
import { changesSettings } from '../../fixtures/stack/tenant/meets.ts';
import { describeError } from '../../fixtures/tools/errors.ts';
import { test as base } from './records.ts';

const capEvent = 'Message.RateLimited';
const created = z.object({ id: z.string() });

/** Registers a webhook of Logto that calls the other site for these events. */
const test = base.extend<{ readonly hook: (event: string) => Promise<void> }>({
  // Without an audit log there is nothing that webhooks could tell of either.
  hook: async ({ stack, otherSite, auditLog: _ }, use, testInfo) => {
    // An enabled webhook would be told of what the tenant's own users do.
    testInfo.skip(stack.description.tenant.mode === 'as-is', changesSettings);
    await using undo = new AsyncDisposableStack();
    const { url } = undo.use(await makeReachable(stack.description.logto.remoteForwarder, otherSite.url));
    // One in a container or on another machine does not reach the loopback of this one.
    if (stack.description.target.kind === 'external') {
      await sendWebhookTrial(stack.management, `${url}/trial`);
      const isReached = otherSite.requests.includes('POST /trial');
      testInfo.skip(!isReached, 'the target cannot reach this machine, so its webhook cannot be received');
    }
    await use(async (event) => {
      const body = { name: event, events: [event], config: { url: `${url}/${event}` }, enabled: true };
      const { id } = await stack.management.call('POST', '/hooks', created, body).catch((error: unknown) => {
        const has = event !== capEvent || !describeError(error).includes('invalid_enum_value');
        skipWithout(testInfo, has, 'webhook event for a send above the rate limit', stack.description.target);
        throw error;
      });
      undo.defer(() => stack.management.call('DELETE', `/hooks/${id}`, z.void()));
    });
  },
});

test('a lockout is recorded in the audit log and triggers its webhook', { tag: ['@LOG-02.1'] }, async ({
  hook,
  begin,
  user,
  unrecorded,
  otherSite,
}) => {
  await hook('Identifier.Lockout');
  const visitor = await begin('SignIn');
  await trials(7, () => visitor.verifyPassword(user.phone, 'not the password'));
  expect(await unrecorded(user.phone, [['Verification.Password.Submit', 'Error']])).toEqual([]);
  await expect.poll(() => otherSite.requests).toContain('POST /Identifier.Lockout');
});

test('a send above the rate limit is recorded in the audit log and triggers its webhook', {
  tag: ['@LOG-02.2'],
}, async ({ hook, begin, phone, unrecorded, otherSite }) => {
  await hook(capEvent);
  const visitor = await begin('SignIn');
  await trials(11, () => visitor.sendCode(phone, 'SignIn'));
  expect(await unrecorded(phone, [['Verification.PhoneVerificationCode.Create', 'Error']])).toEqual([]);
  await expect.poll(() => otherSite.requests).toContain('POST /Message.RateLimited');
});
