import { z } from 'zod';
import { auditKeys } from '../../../contracts/audit-log.ts';
import { verificationIdOf } from '../testing/person.ts';
import { expect, test } from '../testing/test.ts';

const users = z.array(z.object({ id: z.string(), applicationId: z.string().nullable() }));

test('an exchange of a code is on record with its user and its application', async ({
  administrator,
  client,
  person,
  phone,
}) => {
  const userId = await administrator.createUser(phone, 'Passw0rd!23');
  await person.tokens(await person.signInByPassword(phone, 'Passw0rd!23'));
  const query = new URLSearchParams({ logKey: auditKeys.exchange, userId });
  const { body } = await administrator.call('GET', `/logs?${query}`);
  const payload = { result: 'Success', userId, applicationId: client.clientId };
  expect(body).toMatchObject([{ key: auditKeys.exchange, payload }]);
});

test.describe('with sign-up by code alone', () => {
  test.use({ signInExperience: { signUp: { identifiers: ['phone'], password: false, verify: true } } });

  test('a user has no application until consent, and the registration log names it', async ({
    administrator,
    client,
    person,
    phone,
    provider,
  }) => {
    await person.authorize();
    await person.begin('Register');
    const id = verificationIdOf(await person.send(phone, 'Register'));
    await person.verify(phone, id, (await provider.inbox.next(phone)).code ?? '');
    await person.identify(id);
    const [user] = users.parse((await administrator.call('GET', '/users')).body);
    const { body } = await administrator.call('GET', `/logs?logKey=${auditKeys.registration}&userId=${user?.id}`);
    expect(body).toMatchObject([{ payload: { userId: user?.id, applicationId: client.clientId } }]);
    expect(user?.applicationId).toBeNull();
  });
});

test('of anything else there is no audit log', async ({ administrator }) => {
  expect((await administrator.call('GET', '/logs')).status).toBe(404);
});
