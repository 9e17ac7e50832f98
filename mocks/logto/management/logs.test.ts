import { z } from 'zod';
import { auditKeys } from '../../../contracts/audit-log.ts';
import { expect, test } from '../testing/test.ts';

const users = z.array(z.object({ id: z.string(), applicationId: z.string().nullable() }));

test('an exchange of a code is on record with its user and its application', async ({
  administrator,
  client,
  person,
  user,
}) => {
  const userId = user.id;
  await person.tokens(await person.signInByPassword(user));
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
    prove,
  }) => {
    await person.experience.identify(await prove('Register'));
    const [user] = users.parse((await administrator.call('GET', '/users')).body);
    const { body } = await administrator.call('GET', `/logs?logKey=${auditKeys.registration}&userId=${user?.id}`);
    expect(body).toMatchObject([{ payload: { userId: user?.id, applicationId: client.clientId } }]);
    expect(user?.applicationId).toBeNull();
  });
});

test('of anything else there is no audit log', async ({ administrator }) => {
  expect((await administrator.call('GET', '/logs')).status).toBe(404);
});
