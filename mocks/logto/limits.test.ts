import type { Answer } from './testing/browser.ts';
import { verificationIdOf } from './testing/person.ts';
import { expect, test } from './testing/test.ts';

const password = 'Zq9!harness-Pw';

/** Does the same some times at once. */
const together = <T>(times: number, act: () => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: times }, act));

const withStatus = (answers: readonly Answer[], status: number) => answers.filter((answer) => answer.status === status);

const codesOf = (answers: readonly Answer[]) =>
  answers.map(({ body }) => (typeof body === 'object' && body !== null && 'code' in body ? body.code : undefined));

test.beforeEach(async ({ administrator, person, phone }) => {
  await administrator.createUser(phone, password);
  await person.authorize();
  await person.begin('SignIn');
});

test('of many that bring the right code at once exactly one gets in', async ({ person, phone, provider }) => {
  const id = verificationIdOf(await person.send(phone, 'SignIn'));
  const { code } = await provider.inbox.next(phone);
  const answers = await together(10, () => person.verify(phone, id, code ?? ''));
  expect(withStatus(answers, 200)).toHaveLength(1);
  expect(codesOf(answers).filter((found) => found === 'verification_code.not_found')).toHaveLength(9);
});

test('of 40 wrong codes at once exactly ten are judged', async ({ person, phone }) => {
  const id = verificationIdOf(await person.send(phone, 'SignIn'));
  const codes = codesOf(await together(40, () => person.verify(phone, id, 'wrong')));
  expect(codes.filter((code) => code === 'verification_code.code_mismatch')).toHaveLength(10);
  expect(codes.filter((code) => code === 'verification_code.exceed_max_try')).toHaveLength(30);
});

test('of 30 sends to one number at once exactly ten go out', async ({ person, phone, provider }) => {
  const answers = await together(30, () => person.send(phone, 'SignIn'));
  expect(withStatus(answers, 200)).toHaveLength(10);
  expect(withStatus(answers, 429)).toHaveLength(20);
  expect(await provider.inbox.messages(phone)).toHaveLength(10);
});

test('ten minutes later the number gets messages again', async ({ person, phone, time }) => {
  await together(10, () => person.send(phone, 'SignIn'));
  expect((await person.send(phone, 'SignIn')).status).toBe(429);
  time.ahead += 600_001;
  expect((await person.send(phone, 'SignIn')).status).toBe(200);
});

test('the life of a code begins before it is sent, however late the provider answers', async ({
  person,
  phone,
  provider,
  time,
}) => {
  using _slow = provider.faults.add({ effect: { kind: 'delay', ms: 300 } });
  const sending = person.send(phone, 'SignIn');
  const { code } = await provider.inbox.next(phone);
  time.ahead += 600_001;
  const verified = await person.verify(phone, verificationIdOf(await sending), code ?? '');
  expect(codesOf([verified])).toEqual(['verification_code.expired']);
});

test('of many wrong passwords at once exactly the allowed ones are judged', async ({
  administrator,
  person,
  phone,
}) => {
  await administrator.setSignInExperience({ sentinelPolicy: { maxAttempts: 4, lockoutDuration: 1 } });
  const codes = codesOf(await together(12, () => person.password(phone, 'wrong')));
  expect(codes.filter((code) => code === 'session.invalid_credentials')).toHaveLength(3);
  expect(codes.filter((code) => code === 'session.verification_blocked_too_many_attempts')).toHaveLength(9);
});

test('a code that was right while its number was locked proves nothing', async ({
  administrator,
  person,
  phone,
  provider,
}) => {
  await administrator.setSignInExperience({ sentinelPolicy: { maxAttempts: 1, lockoutDuration: 1 } });
  const id = verificationIdOf(await person.send(phone, 'SignIn'));
  await person.password(phone, 'wrong');
  expect((await person.verify(phone, id, (await provider.inbox.next(phone)).code ?? '')).status).toBe(400);
  expect((await person.identify(id)).status).toBe(400);
});

test('a lock holds for the number in its other spelling too', async ({ administrator, person, phone }) => {
  await administrator.setSignInExperience({ sentinelPolicy: { maxAttempts: 1, lockoutDuration: 1 } });
  await person.password(phone, 'wrong');
  expect((await person.password(`+${phone}`, password)).status).toBe(400);
});

test('a lock ends after its time', async ({ administrator, person, phone, time }) => {
  await administrator.setSignInExperience({ sentinelPolicy: { maxAttempts: 1, lockoutDuration: 1 } });
  await person.password(phone, 'wrong');
  expect((await person.password(phone, password)).status).toBe(400);
  time.ahead += 60_001;
  expect((await person.password(phone, password)).status).toBe(200);
});

test('an authorization code that many redeem at once gives one set of tokens', async ({ person, phone }) => {
  const callback = await person.signInByPassword(phone, password);
  const answers = await together(10, () => person.redeem(callback));
  expect(withStatus(answers, 200)).toHaveLength(1);
});

test('an interaction that many finish at once gives one authorization code', async ({ person, phone }) => {
  await person.identify(verificationIdOf(await person.password(phone, password)));
  const first = await person.submit();
  const target = JSON.stringify(first.body).match(/\/oidc\/auth\/[\w-]+/)?.[0] ?? '';
  const copies = Array.from({ length: 10 }, () => person.browser.copy());
  const answers = await Promise.all(copies.map((browser) => browser.request(target)));
  expect(withStatus(answers, 303)).toHaveLength(1);
});
