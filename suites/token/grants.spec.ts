import { openidPaths } from '../../contracts/openid.ts';
import { test } from '../../fixtures/playwright/openid/authorization.ts';
import { expect } from '../../fixtures/playwright/test.ts';
import { nowhere } from '../../fixtures/stack/provision.ts';

const formType = { 'content-type': 'application/x-www-form-urlencoded' };

for (const type of ['Traditional', 'SPA', 'Native', 'MachineToMachine'] as const) {
  test(`the password grant is rejected for a client of type ${type}`, {
    tag: [`@TOK-20.2.${type}`],
  }, async ({ register, user, visit }) => {
    const { clientId, clientSecret } = await register({ type });
    const identity = { client_id: clientId, ...(clientSecret !== undefined && { client_secret: clientSecret }) };
    const resourceOwner = { username: user.phone, password: user.password, scope: 'openid' };
    const form = new URLSearchParams({ grant_type: 'password', ...identity, ...resourceOwner });
    const visitor = visit({ clientId, url: nowhere });
    expect(await visitor.open('POST', openidPaths.token, form.toString(), formType)).toBeRefused();
  });
}
