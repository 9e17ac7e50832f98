import { account, accountRequest } from '../../../contracts/account.ts';
import { jsonRequest } from '../../../contracts/api-call.ts';
import { expect, test } from '../testing/test.ts';

test('a user with an access token gets a code to the own number and to a new one', async ({
  person,
  phone,
  provider,
  user,
}) => {
  const { access_token } = await person.tokens(await person.signInByPassword(user));
  const ask = (to: string) => person.browser.send(accountRequest(account.sendCode(to), access_token));
  const other = phone.replace(/.$/, '9');
  expect([(await ask(phone)).status, (await ask(other)).status]).toEqual([201, 201]);
  expect(await provider.inbox.next(phone)).toMatchObject({ templateId: '100005' });
  expect(await provider.inbox.next(other)).toMatchObject({ templateId: '100006' });
});

test('a request without an access token gets no code', async ({ person, phone, provider }) => {
  expect((await person.browser.send(jsonRequest(account.sendCode(phone)))).status).toBe(401);
  expect(await provider.inbox.messages(phone)).toEqual([]);
});
