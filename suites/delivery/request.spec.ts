import { providerHost } from '../../contracts/connector.ts';
import { foreignNumber, toE164 } from '../../contracts/phone.ts';
import { expect, test } from '../../fixtures/playwright/provider/with-provider.ts';

test('each of three accepted sends makes one SendSms request to one number, which is accepted', {
  tag: ['@SND-01.2'],
}, async ({ begin, codeFor, phone, provider }) => {
  const visitor = await begin('SignIn');
  await codeFor(visitor, phone, 'SignIn');
  await codeFor(visitor, phone, 'SignIn');
  await codeFor(visitor, phone, 'SignIn');
  const requests = await provider.requests(phone);
  expect(requests.map(({ verdict }) => verdict)).toEqual(['Ok', 'Ok', 'Ok']);
  expect(requests.map(({ recipients }) => recipients.length)).toEqual([1, 1, 1]);
});

test('a send that Logto rejects makes no request to the provider', { tag: ['@SND-01.3'] }, async ({
  begin,
  visit,
  phone,
  provider,
}) => {
  const visitor = await begin('SignIn');
  expect(await visitor.sendCode(toE164(phone), 'SignIn')).toBeRefused('guard.invalid_input');
  expect(await visit().sendCode(phone, 'SignIn')).toBeRefused();
  expect(await provider.requests(phone)).toEqual([]);
});

test('a send above the send limit of a number makes no request to the provider', { tag: ['@SND-01.4'] }, async ({
  begin,
  codeFor,
  phone,
  provider,
}) => {
  const visitor = await begin('SignIn');
  for (let send = 0; send < 10; send += 1) {
    await codeFor(visitor, phone, 'SignIn');
  }
  expect(await visitor.sendCode(phone, 'SignIn')).toBeRefused();
  expect(await provider.requests(phone)).toHaveLength(10);
});

test('a SendSms request has a valid TC3-HMAC-SHA256 signature and a current timestamp', {
  tag: ['@SND-02.1'],
}, async ({ begin, codeFor, phone, provider }) => {
  await codeFor(await begin('SignIn'), phone, 'SignIn');
  const [request] = await provider.requests(phone);
  const { authorization = '', 'x-tc-timestamp': timestamp } = request?.headers ?? {};
  const day = new Date(Number(timestamp) * 1000).toISOString().slice(0, 10);
  expect(request?.verdict, 'the provider verified it').toBe('Ok');
  expect(authorization).toContain(`TC3-HMAC-SHA256 Credential=${provider.secretId}/${day}/sms/tc3_request`);
  expect(authorization).toMatch(/SignedHeaders=(?=[^,]*\bcontent-type\b)(?=[^,]*\bhost\b)/);
  expect(Math.abs(Date.parse(request?.receivedAt ?? '') - Number(timestamp) * 1000)).toBeLessThan(300_000);
});

test('a SendSms request has the X-TC headers, the provider host and a JSON body', {
  tag: ['@SND-03.1'],
}, async ({ begin, codeFor, phone, provider, stack }) => {
  await codeFor(await begin('SignIn'), phone, 'SignIn');
  const [request] = await provider.requests(phone);
  expect(request?.headers).toMatchObject({
    'x-tc-action': 'SendSms',
    'x-tc-version': '2021-01-11',
    'x-tc-region': stack.description.provider.connector.region,
    'content-type': expect.stringMatching(/^application\/json(;|$)/),
    host: providerHost,
  });
  expect(JSON.parse(request?.body ?? '')).toMatchObject({ TemplateParamSet: [expect.stringMatching(/^\d{6}$/)] });
});

test('the provider parses a mainland China number without warnings', { tag: ['@SND-04.1'] }, async ({
  begin,
  codeFor,
  phone,
  provider,
  inbox,
}) => {
  await codeFor(await begin('SignIn'), phone, 'SignIn');
  const [request] = await provider.requests(phone);
  expect(request?.recipients).toMatchObject([{ phoneNumber: toE164(phone), verdict: 'Ok' }]);
  expect((await inbox.messages(phone)).flatMap(({ warnings }) => warnings)).toEqual([]);
});

/**
 * Numbers of other countries, as many-digit and as unused as a mainland one that is one's own: its last digits are
 * theirs. Numbers in the United States and in Hong Kong have eleven digits, which without a plus sign are read as a
 * mainland number.
 */
const countries = [
  ['US', 'the United States'],
  ['SG', 'Singapore'],
  ['HK', 'Hong Kong'],
  ['GB', 'the United Kingdom'],
] as const;

for (const [country, name] of countries) {
  test(`a phone number in ${name} is sent in E.164 format with a plus sign`, { tag: [`@SND-04.2.${country}`] }, async ({
    begin,
    phone,
    provider,
  }) => {
    const foreign = foreignNumber(country, phone);
    const visitor = await begin('SignIn');
    await visitor.sendCode(foreign, 'SignIn');
    const requests = await provider.requests(foreign);
    expect(requests.map(({ phoneNumbers }) => phoneNumbers)).toEqual([[toE164(foreign)]]);
  });
}
