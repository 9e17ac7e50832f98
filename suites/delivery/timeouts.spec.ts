import { toE164 } from '../../contracts/phone.ts';
import { expect, test } from '../../fixtures/playwright/provider/with-provider.ts';

/** Maximum response time in seconds. */
const longest = 30;

test.describe(() => {
  test.describe.configure({ timeout: (longest + 15) * 1000 });

  test(`a send returns an HTTP response within ${longest} s if the provider never replies`, {
    tag: ['@SND-12.1'],
  }, async ({ begin, phone, provider, within }) => {
    const visitor = await begin('SignIn');
    await using _silent = await provider.fault({ kind: 'hang' }, phone);
    const reply = await within(longest, `the answer to a send to ${toE164(phone)}`, visitor.sendCode(phone, 'SignIn'));
    expect(reply.status).toBeGreaterThanOrEqual(400);
    expect(await provider.requests(phone)).toHaveLength(1);
  });

  test(`a send returns an HTTP response within ${longest} s if the provider stops mid-reply`, {
    tag: ['@SND-12.2'],
  }, async ({ begin, phone, provider, within }) => {
    const visitor = await begin('SignIn');
    await using _silent = await provider.fault({ kind: 'drip', bytes: 10, everyMs: 1, stopAfter: 20 }, phone);
    const reply = await within(longest, `the answer to a send to ${toE164(phone)}`, visitor.sendCode(phone, 'SignIn'));
    expect(reply.status).toBeGreaterThanOrEqual(400);
  });
});

test('a user signs in by code while ten sends to other numbers wait for the provider', { tag: ['@SND-19.1'] }, async ({
  begin,
  signedInByCode,
  user,
  manyPhones,
  provider,
  stillWaiting,
  within,
}) => {
  const others = manyPhones(10);
  for (const other of others) {
    await provider.fault({ kind: 'hang' }, other);
    stillWaiting.add((await begin('SignIn')).sendCode(other, 'SignIn'));
  }
  await expect.poll(async () => (await Promise.all(others.map(provider.requests))).flat()).toHaveLength(10);
  await within(10, 'the sign-in of another user', signedInByCode(user.phone));
  expect(stillWaiting.count).toBe(10);
});
