import type { Answer } from './testing/browser.ts';
import { verificationIdOf } from './testing/person.ts';
import { expect, test } from './testing/test.ts';

/** Does the same some times at once. */
const together = <T>(times: number, act: () => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: times }, act));

const withStatus = (answers: readonly Answer[], status: number) => answers.filter((answer) => answer.status === status);

const codesOf = (answers: readonly Answer[]) =>
  answers.map(({ body }) => (typeof body === 'object' && body !== null && 'code' in body ? body.code : undefined));

test.beforeEach(async ({ person, user: _ }) => {
  await person.begin('SignIn');
});

test('of many that bring the right code at once exactly one gets in', async ({ nextCode, person, phone }) => {
  const verificationId = verificationIdOf(await person.experience.sendCode(phone, 'SignIn'));
  const code = await nextCode();
  const answers = await together(10, () => person.experience.verifyCode({ phone, verificationId, code }));
  expect(withStatus(answers, 200)).toHaveLength(1);
  expect(codesOf(answers).filter((found) => found === 'verification_code.not_found')).toHaveLength(9);
});

test('of 40 wrong codes at once exactly ten are judged', async ({ person, phone }) => {
  const verificationId = verificationIdOf(await person.experience.sendCode(phone, 'SignIn'));
  const codes = codesOf(
    await together(40, () => person.experience.verifyCode({ phone, verificationId, code: 'wrong' })),
  );
  expect(codes.filter((code) => code === 'verification_code.code_mismatch')).toHaveLength(10);
  expect(codes.filter((code) => code === 'verification_code.exceed_max_try')).toHaveLength(30);
});

test('of 30 sends to one number at once exactly ten go out', async ({ person, phone, provider }) => {
  const answers = await together(30, () => person.experience.sendCode(phone, 'SignIn'));
  expect(withStatus(answers, 200)).toHaveLength(10);
  expect(withStatus(answers, 429)).toHaveLength(20);
  expect(await provider.inbox.messages(phone)).toHaveLength(10);
});

test('ten minutes later the number gets messages again', async ({ person, phone, time }) => {
  await together(10, () => person.experience.sendCode(phone, 'SignIn'));
  expect((await person.experience.sendCode(phone, 'SignIn')).status).toBe(429);
  time.ahead += 600_001;
  expect((await person.experience.sendCode(phone, 'SignIn')).status).toBe(200);
});

test('the life of a code begins before it is sent, however late the provider answers', async ({
  nextCode,
  person,
  phone,
  provider,
  time,
}) => {
  using _slow = provider.faults.add({ effect: { kind: 'delay', ms: 300 } });
  const sending = person.experience.sendCode(phone, 'SignIn');
  const code = await nextCode();
  time.ahead += 600_001;
  const verified = await person.experience.verifyCode({
    phone,
    verificationId: verificationIdOf(await sending),
    code,
  });
  expect(codesOf([verified])).toEqual(['verification_code.expired']);
});

test('of many wrong passwords at once exactly the allowed ones are judged', async ({
  administrator,
  person,
  phone,
}) => {
  await administrator.setSignInExperience({ sentinelPolicy: { maxAttempts: 4, lockoutDuration: 1 } });
  const codes = codesOf(await together(12, () => person.experience.verifyPassword(phone, 'wrong')));
  expect(codes.filter((code) => code === 'session.invalid_credentials')).toHaveLength(3);
  expect(codes.filter((code) => code === 'session.verification_blocked_too_many_attempts')).toHaveLength(9);
});

test('a code that was right while its number was locked proves nothing', async ({
  administrator,
  nextCode,
  person,
  phone,
}) => {
  await administrator.setSignInExperience({ sentinelPolicy: { maxAttempts: 1, lockoutDuration: 1 } });
  const verificationId = verificationIdOf(await person.experience.sendCode(phone, 'SignIn'));
  await person.experience.verifyPassword(phone, 'wrong');
  expect((await person.experience.verifyCode({ phone, verificationId, code: await nextCode() })).status).toBe(400);
  expect((await person.experience.identify(verificationId)).status).toBe(400);
});

test('a lock holds for the number in its other spelling too', async ({
  administrator,
  person,
  user: { phone, password },
}) => {
  await administrator.setSignInExperience({ sentinelPolicy: { maxAttempts: 1, lockoutDuration: 1 } });
  await person.experience.verifyPassword(phone, 'wrong');
  expect((await person.experience.verifyPassword(`+${phone}`, password)).status).toBe(400);
});

test('a lock ends after its time', async ({ administrator, person, user: { phone, password }, time }) => {
  await administrator.setSignInExperience({ sentinelPolicy: { maxAttempts: 1, lockoutDuration: 1 } });
  await person.experience.verifyPassword(phone, 'wrong');
  expect((await person.experience.verifyPassword(phone, password)).status).toBe(400);
  time.ahead += 60_001;
  expect((await person.experience.verifyPassword(phone, password)).status).toBe(200);
});

test('an authorization code that many redeem at once gives one set of tokens', async ({ person, user }) => {
  const callback = await person.signInByPassword(user);
  const answers = await together(10, () => person.redeem(callback));
  expect(withStatus(answers, 200)).toHaveLength(1);
});

test('an interaction that many finish at once gives one authorization code', async ({ person, user }) => {
  await person.identifyByPassword(user.phone, user.password);
  const first = await person.experience.submit();
  const target = JSON.stringify(first.body).match(/\/oidc\/auth\/[\w-]+/)?.[0] ?? '';
  const copies = Array.from({ length: 10 }, () => person.browser.copy());
  const answers = await Promise.all(copies.map((browser) => browser.request(target)));
  expect(withStatus(answers, 303)).toHaveLength(1);
});
