import { callControl } from '../../sms/testing/call-control.ts';
import { type AccountInput, accountSchema, type FakeProvider } from '../index.ts';
import { verdictOf } from '../testing/client.ts';
import { expect, mainlandPhone, senderTo, test } from '../testing/test.ts';

const guest = (changes: Partial<AccountInput> = {}) =>
  accountSchema.parse({
    credentials: [{ secretId: 'AKIDguest', secretKey: 'key-of-guest' }],
    applications: [{ smsSdkAppId: '1400000009' }],
    signatures: [{ text: '某公司' }],
    templates: [{ templateId: '100002', text: '验证码{1}', type: 'verification' }],
    ...changes,
  });

const invite = (provider: FakeProvider, account: object) => callControl(provider, 'POST', '/guests', account);

test('a guest sends by its own account, into the default inbox', async ({ provider }) => {
  const account = guest();
  expect((await invite(provider, account)).status).toBe(204);
  expect(verdictOf(await senderTo({ account, route: provider.route }).send())).toBe('Ok');
  expect(await provider.inbox.next(mainlandPhone)).toMatchObject({ sender: '某公司', application: '1400000009' });
});

test("a guest is refused what its own account has not, and what the fake's account has helps nobody", async ({
  provider,
}) => {
  await invite(provider, guest());
  const { send } = senderTo({ account: guest(), route: provider.route });
  expect(verdictOf(await send({ TemplateId: '100001' }))).toMatch(/Template/);
  expect(verdictOf(await send({ SmsSdkAppId: '1400006666' }))).toBe('UnauthorizedOperation.SmsSdkAppIdVerifyFail');
  expect(verdictOf(await senderTo(provider).send({ SignName: '某公司' }))).toMatch(/Signature/);
});

test('a signature is verified where the key is known, and else passed over', async ({ provider }) => {
  await invite(provider, guest());
  const { send } = senderTo({ account: guest(), route: provider.route });
  expect(verdictOf(await send({}, { secretKey: 'another' }))).toBe('AuthFailure.SignatureFailure');
  await invite(provider, guest({ credentials: [{ secretId: 'AKIDguest' }] }));
  expect(verdictOf(await send({}, { secretKey: 'another' }))).toBe('Ok');
});

test("the keys of the fake's own account are refused", async ({ provider }) => {
  expect((await invite(provider, { ...guest(), credentials: provider.account.credentials })).status).toBe(409);
  expect(verdictOf(await senderTo(provider).send())).toBe('Ok');
});
