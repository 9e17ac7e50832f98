import { test } from '../../fixtures/playwright/openid/authorization.ts';
import { expect } from '../../fixtures/playwright/test.ts';

const accepted = [
  ['display', 'display=popup', { display: 'popup' }],
  ['acr-values', 'acr_values', { acr_values: 'urn:example:acr:1' }],
  ['claims-locales', 'claims_locales', { claims_locales: 'fr-CA zh-CN' }],
  ['unknown-scope', 'an unknown scope', { scope: 'openid phone x_nobody_knows' }],
] as const;

for (const [key, what, changes] of accepted) {
  test(`an authorization request with ${what} returns a code`, { tag: [`@AUT-26.1.${key}`] }, async ({
    backWithCode,
  }) => {
    const { visitor } = await backWithCode();
    const arrival = await visitor.follow(await visitor.authorize({ prompt: undefined, ...changes }));
    expect(arrival).toMatchObject({ error: null, code: expect.any(String), state: visitor.request.state });
  });
}
