import { expect, test } from '../testing/test.ts';

const path = '/api/verifications/verification-code';

test('a user with an access token gets a code to the own number and to a new one', async ({
  person,
  phone,
  provider,
  user,
}) => {
  const { access_token } = await person.tokens(await person.signInByPassword(user));
  const ask = (value: string) =>
    person.browser.request(path, {
      method: 'POST',
      headers: { authorization: `Bearer ${access_token}` },
      body: { identifier: { type: 'phone', value } },
    });
  const other = phone.replace(/.$/, '9');
  expect([(await ask(phone)).status, (await ask(other)).status]).toEqual([201, 201]);
  expect(await provider.inbox.next(phone)).toMatchObject({ templateId: '100005' });
  expect(await provider.inbox.next(other)).toMatchObject({ templateId: '100006' });
});

test('a request without an access token gets no code', async ({ person, phone, provider }) => {
  const body = { identifier: { type: 'phone', value: phone } };
  expect((await person.browser.request(path, { method: 'POST', body })).status).toBe(401);
  expect(await provider.inbox.messages(phone)).toEqual([]);
});
