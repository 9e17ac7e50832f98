import { openidPaths } from '../../contracts/openid.ts';
import { postForm } from '../../contracts/wire-request.ts';
import { test } from '../../fixtures/playwright/openid/authorization.ts';
import { expect } from '../../fixtures/playwright/test.ts';
import { nowhere } from '../../fixtures/stack/provision.ts';

for (const type of ['Traditional', 'SPA', 'Native', 'MachineToMachine'] as const) {
  test(`the password grant is rejected for a client of type ${type}`, {
    tag: [`@TOK-20.2.${type}`],
  }, async ({ register, user, visit }) => {
    const { clientId, clientSecret } = await register({ type });
    const client = { client_id: clientId, client_secret: clientSecret };
    const resourceOwner = { username: user.phone, password: user.password, scope: 'openid' };
    const form = { grant_type: 'password', ...client, ...resourceOwner };
    expect(await visit({ clientId, url: nowhere }).send(postForm(openidPaths.token, form))).toBeRefused();
  });
}
