import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { type FaultName, faultNames, faults } from './index.ts';
import { verificationIdOf } from './testing/person.ts';
import { expect, test } from './testing/test.ts';

const newPassword = 'Nw7?other-Pw';

/** Declares a test that runs with one fault on. */
const withFault = (name: FaultName, title: string, body: Parameters<typeof test>[2]) =>
  test.describe(name, () => {
    test.use({ faults: [name] });
    test(title, body);
  });

const sources = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' }).filter(
  (file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !/^(faults|pages|testing|wire)\//.test(file),
);

const placesOf = (name: string) =>
  sources.filter((file) => readFileSync(join(import.meta.dirname, file), 'utf8').includes(`'${name}'`));

test('each fault sits in the one place that its description names, and a requirement sees it', () => {
  expect(faults.map(({ name }) => placesOf(name))).toEqual(faults.map(({ where }) => [where]));
  expect(Math.min(...faults.map(({ seenBy }) => seenBy.length))).toBeGreaterThan(0);
  expect(new Set(faultNames).size).toBe(faultNames.length);
});

withFault('any-code-accepted', 'a wrong code verifies', async ({ person, phone }) => {
  const verificationId = verificationIdOf(await person.askForCode(phone, 'Register'));
  expect((await person.experience.verifyCode({ phone, verificationId, code: 'wrong' })).status).toBe(200);
});

withFault('wrong-code-burns-the-right-one', 'the right code is refused', async ({ nextCode, person, phone }) => {
  const verificationId = verificationIdOf(await person.askForCode(phone, 'Register'));
  await person.experience.verifyCode({ phone, verificationId, code: 'wrong' });
  const code = await nextCode();
  expect((await person.experience.verifyCode({ phone, verificationId, code })).status).toBe(400);
});

withFault('old-code-stays-valid-after-resend', 'the first code verifies', async ({ nextCode, person, phone }) => {
  await person.askForCode(phone, 'Register');
  const code = await nextCode();
  const verificationId = verificationIdOf(await person.experience.sendCode(phone, 'Register'));
  expect((await person.experience.verifyCode({ phone, verificationId, code })).status).toBe(200);
});

withFault('message-sent-twice', 'two messages leave', async ({ person, phone, provider }) => {
  await person.askForCode(phone, 'Register');
  expect(await provider.inbox.messages(phone)).toHaveLength(2);
});

withFault('wrong-template', 'the Generic template is used', async ({ person, phone, provider }) => {
  await person.askForCode(phone, 'Register');
  expect(await provider.inbox.next(phone)).toMatchObject({ templateId: '100004' });
});

withFault(
  'unknown-number-gets-message-on-forgot-password',
  'a message leaves for a number of nobody',
  async ({ person, phone, provider }) => {
    await person.askForCode(phone, 'ForgotPassword');
    expect(await provider.inbox.messages(phone)).toHaveLength(1);
  },
);

withFault('unknown-number-is-revealed-on-forgot-password', 'the answer differs', async ({ person, phone }) => {
  expect((await person.askForCode(phone, 'ForgotPassword')).status).toBe(404);
});

withFault('old-password-still-accepted', 'both passwords verify', async ({ administrator, person, user }) => {
  await administrator.setPassword(user.id, newPassword);
  await person.begin('SignIn');
  expect((await person.experience.verifyPassword(user.phone, user.password)).status).toBe(200);
  expect((await person.experience.verifyPassword(user.phone, newPassword)).status).toBe(200);
});

withFault('any-password-accepted', 'a wrong password verifies', async ({ person, user }) => {
  await person.begin('SignIn');
  expect((await person.experience.verifyPassword(user.phone, 'wrong')).status).toBe(200);
});

withFault(
  'second-account-on-known-number',
  'two accounts have the number',
  async ({ person, prove, user: { phone }, standIn }) => {
    await person.experience.identify(await prove('Register'));
    await person.experience.addPassword(newPassword);
    expect((await person.experience.identify()).status).toBe(201);
    expect(standIn.tenant.users.list().filter(({ primaryPhone }) => primaryPhone === phone)).toHaveLength(2);
  },
);

withFault('password-step-skipped', 'nobody is asked for a password', async ({ person, prove }) => {
  expect((await person.experience.identify(await prove('Register'))).status).toBe(201);
});

withFault('state-not-echoed', 'the callback has no state', async ({ person, user }) => {
  const { url } = await person.signInByPassword(user);
  expect(url.searchParams.has('code')).toBe(true);
  expect(url.searchParams.has('state')).toBe(false);
});

withFault('sso-asks-again', 'the second application asks', async ({ administrator, person, user }) => {
  await person.signInByPassword(user);
  const other = person.visit(await administrator.createClient('b', 'Traditional', 'http://localhost:4401/callback'));
  expect((await other.authorize()).location).toContain('/sign-in?app_id=');
  expect((await person.authorize({ prompt: undefined })).location).toContain('code=');
});

withFault('session-survives-sign-out', 'nobody is asked afterwards', async ({ person, user }) => {
  await person.signInByPassword(user);
  expect((await person.signOut('http://localhost:4400/')).location).toBe('http://localhost:4400/');
  expect((await person.authorize()).location).toContain('/consent?app_id=');
});

withFault('post-sign-out-uri-ignored', 'the success page ends it', async ({ person, user }) => {
  await person.signInByPassword(user);
  expect((await person.signOut('http://localhost:4400/')).location).toContain('/oidc/session/end/success');
});

withFault('number-without-plus', 'the provider gets digits only', async ({ person, phone, provider }) => {
  await person.askForCode(phone, 'Register');
  expect(await provider.inbox.next(phone)).toMatchObject({ sentAs: phone });
});

withFault('ui-locales-as-template-parameter', 'the provider refuses', async ({ person, phone, provider }) => {
  await person.authorize({ ui_locales: 'zh-CN' });
  await person.experience.start('Register');
  expect((await person.experience.sendCode(phone, 'Register')).status).toBe(400);
  expect(provider.requests(phone)).toMatchObject([
    { verdict: 'FailedOperation.TemplateParamSetNotMatchApprovedTemplate' },
  ]);
});

withFault('failed-send-called-a-success', 'a refused send is a success', async ({ person, phone, provider }) => {
  provider.faults.add({ effect: { kind: 'error', code: 'InternalError.Timeout' } });
  expect((await person.askForCode(phone, 'Register')).status).toBe(200);
});

withFault('server-error-on-provider-reset', 'a reset is a 500', async ({ person, phone, provider }) => {
  provider.faults.add({ effect: { kind: 'reset' } });
  expect((await person.askForCode(phone, 'Register')).status).toBe(500);
});

withFault('server-error-on-provider-html', 'a page in HTML is a 500', async ({ person, phone, provider }) => {
  provider.faults.add({ effect: { kind: 'body' } });
  expect((await person.askForCode(phone, 'Register')).status).toBe(500);
});

withFault('provider-internals-shown', "the provider's code is in the answer", async ({ person, phone, provider }) => {
  provider.faults.add({ effect: { kind: 'error', code: 'InternalError.Timeout' } });
  expect(JSON.stringify((await person.askForCode(phone, 'Register')).body)).toContain('InternalError.Timeout');
});

withFault('secret-key-readable', 'the secret key is in the answer', async ({ administrator, provider }) => {
  const { body } = await administrator.call('GET', '/connectors');
  expect(JSON.stringify(body)).toContain(provider.account.credentials[0]?.secretKey);
});

withFault('no-timeout-on-a-hanging-provider', 'nothing is answered', async ({ person, phone, provider }) => {
  provider.faults.add({ effect: { kind: 'hang' } });
  const sending = person.askForCode(phone, 'Register').catch(() => undefined);
  expect(await Promise.race([sending, setTimeout(6000, 'nothing')])).toBe('nothing');
});

test('a provider that never answers is given up after five seconds', async ({ person, phone, provider }) => {
  provider.faults.add({ effect: { kind: 'hang' } });
  expect((await person.askForCode(phone, 'Register')).status).toBe(400);
});

withFault('code-accepted-many-times-in-parallel', 'twice', async ({ nextCode, person, phone }) => {
  const verificationId = verificationIdOf(await person.askForCode(phone, 'Register'));
  const code = await nextCode();
  const answers = await Promise.all([1, 2].map(() => person.experience.verifyCode({ phone, verificationId, code })));
  expect(answers.map(({ status }) => status)).toEqual([200, 200]);
});

withFault('tries-overshot-in-parallel', 'eleven are judged', async ({ person, phone }) => {
  const verificationId = verificationIdOf(await person.askForCode(phone, 'Register'));
  const answers = await Promise.all(
    Array.from({ length: 11 }, () => person.experience.verifyCode({ phone, verificationId, code: 'wrong' })),
  );
  expect(JSON.stringify(answers.map(({ body }) => body))).not.toContain('exceed_max_try');
});

withFault('sends-overshot-in-parallel', 'eleven leave', async ({ person, phone, provider }) => {
  await person.begin('Register');
  await Promise.all(Array.from({ length: 11 }, () => person.experience.sendCode(phone, 'Register')));
  expect(await provider.inbox.messages(phone)).toHaveLength(11);
});

withFault('authorization-code-redeemed-twice-in-parallel', 'twice', async ({ person, user }) => {
  const callback = await person.signInByPassword(user);
  const answers = await Promise.all([person.redeem(callback), person.redeem(callback)]);
  expect(answers.map(({ status }) => status)).toEqual([200, 200]);
});

test('of exchanges of one code at the same time one succeeds', async ({ person, user }) => {
  const callback = await person.signInByPassword(user);
  const answers = await Promise.all(Array.from({ length: 10 }, () => person.redeem(callback)));
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
});
