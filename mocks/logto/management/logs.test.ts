import { expect, test } from '../testing/test.ts';

test('an exchange of a code is on record with its user and its application', async ({
  administrator,
  client,
  person,
  phone,
}) => {
  const userId = await administrator.createUser(phone, 'Passw0rd!23');
  await person.tokens(await person.signInByPassword(phone, 'Passw0rd!23'));
  const query = new URLSearchParams({ logKey: 'ExchangeTokenBy.AuthorizationCode', userId });
  const { body } = await administrator.call('GET', `/logs?${query}`);
  const payload = { result: 'Success', userId, applicationId: client.clientId };
  expect(body).toMatchObject([{ key: 'ExchangeTokenBy.AuthorizationCode', payload }]);
});

test('of anything else there is no audit log', async ({ administrator }) => {
  expect((await administrator.call('GET', '/logs')).status).toBe(404);
});
