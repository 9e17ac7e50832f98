import type { UsageType } from '../../contracts/connector.ts';
import type { PhoneDigits } from '../../contracts/phone.ts';
import { verificationIdOf } from '../../fixtures/http/index.ts';
import type { Journey } from '../../fixtures/pages/journey.ts';
import { expect, test } from '../../fixtures/playwright/provider/with-provider.ts';

const events = ['SignIn', 'Register', 'ForgotPassword'] as const;

for (const event of events) {
  for (const [key, what, effect] of [
    ['refused', 'the provider refuses', { kind: 'error', code: 'LimitExceeded.PhoneNumberThirtySecondLimit' }],
    ['reset', 'breaks off', { kind: 'reset' }],
  ] as const) {
    test(`after a resend that ${what}, the first code of ${event} is accepted`, {
      tag: [`@SND-21.1.${event}-${key}`],
    }, async ({ begin, codeFor, user, provider }) => {
      const visitor = await begin(event);
      const sent = await codeFor(visitor, user.phone, event);
      await using _failing = await provider.fault(effect, user.phone, { times: 1 });
      expect((await visitor.sendCode(user.phone, event)).status).toBeGreaterThanOrEqual(400);
      expect(await visitor.verifyCode(sent)).toBeAccepted();
    });
  }

  test(`after a slow resend, only the new code of ${event} is accepted`, { tag: [`@SND-21.2.${event}`] }, async ({
    begin,
    codeFor,
    user,
    provider,
  }) => {
    const visitor = await begin(event);
    const { code } = await codeFor(visitor, user.phone, event);
    await using _slow = await provider.fault({ kind: 'delay', ms: 1000 }, user.phone, { times: 1 });
    const latest = await codeFor(visitor, user.phone, event);
    expect(await visitor.verifyCode({ ...latest, code })).toBeRefused();
    expect(await visitor.verifyCode(latest)).toBeAccepted();
  });

  test(`after a resend that never arrives, the next code of ${event} is accepted`, {
    tag: [`@SND-21.3.${event}`],
  }, async ({ begin, codeFor, inbox, user, provider }) => {
    const visitor = await begin(event);
    await codeFor(visitor, user.phone, event);
    await using _lost = await provider.fault({ kind: 'drop' }, user.phone, { times: 1 });
    verificationIdOf(await visitor.sendCode(user.phone, event));
    expect(await visitor.verifyCode(await codeFor(visitor, user.phone, event))).toBeAccepted();
    expect(await inbox.messages(user.phone)).toHaveLength(2);
  });
}

interface People {
  readonly user: { readonly phone: PhoneDigits };
  readonly newcomer: { readonly phone: PhoneDigits };
}

/** The way to the page with a code sent, and whose it is. */
const flows: ReadonlyArray<
  readonly [
    name: string,
    usage: UsageType,
    go: (journey: Journey, people: People) => Promise<{ readonly phone: PhoneDigits }>,
  ]
> = [
  [
    'sign-in',
    'SignIn',
    async (journey, { user }) => {
      await journey.toCodeOf(user);
      return user;
    },
  ],
  [
    'registration',
    'Register',
    async (journey, { newcomer }) => {
      await journey.toRegistration(newcomer);
      return newcomer;
    },
  ],
  [
    'recovery',
    'ForgotPassword',
    async (journey, { user }) => {
      await journey.toRecoveryOf(user);
      await journey.askForRecovery(user);
      return user;
    },
  ],
];

for (const [name, usage, go] of flows) {
  test(`at ${name}, the code page shows a refused resend as an error and takes the first code`, {
    tag: [`@SND-22.1.${name}`],
  }, async ({ page, journey, user, newcomer, provider, codePage, phonePage, attachScreenshot }) => {
    await page.clock.install();
    const { phone } = await go(journey, { user, newcomer });
    const code = await journey.codeFor({ phone });
    await using _refusing = await provider.fault({ kind: 'error', code: 'RequestLimitExceeded' }, phone, { times: 1 });
    await codePage.askAgain();
    await expect(phonePage.toast).toBeVisible();
    await expect(codePage.resendLink).toBeVisible();
    await attachScreenshot('The error for a resend that the provider refused');
    await codePage.enter(code);
    await expect(codePage.firstBox).toBeHidden();
  });

  test(`at ${name}, the code page takes the code of a slow resend after one that was lost`, {
    tag: [`@SND-21.4.${name}`],
  }, async ({ page, journey, user, newcomer, provider, codePage }) => {
    await page.clock.install();
    const { phone } = await go(journey, { user, newcomer });
    await journey.codeFor({ phone });
    await using _lost = await provider.fault({ kind: 'drop' }, phone, { times: 1 });
    await codePage.resend();
    await using _slow = await provider.fault({ kind: 'delay', ms: 1000 }, phone, { times: 1 });
    await codePage.resend();
    journey.asksFor({ phone }, usage);
    await codePage.enter(await journey.codeFor({ phone }));
    await expect(codePage.firstBox).toBeHidden();
  });
}

test('the code page shows a resend that broke off as an error and takes the first code', {
  tag: ['@SND-22.2'],
}, async ({ page, journey, user, provider, codePage, phonePage }) => {
  await page.clock.install();
  await journey.toCodeOf(user);
  const code = await journey.codeFor(user);
  await using _broken = await provider.fault({ kind: 'reset' }, user.phone, { times: 1 });
  await codePage.askAgain();
  await expect(phonePage.toast).toBeVisible();
  await expect(codePage.resendLink).toBeVisible();
  await codePage.enter(code);
  await expect(codePage.firstBox).toBeHidden();
});
