import { decodeJwt } from 'jose';
import { z } from 'zod';
import {
  bodyAs,
  resumeAsAnother,
  submitProof,
  succeeded,
  tokensSchema,
  type Visitor,
  verificationIdOf,
} from '../../fixtures/http/index.ts';
import { test as base } from '../../fixtures/playwright/openid/authorization.ts';
import type { User } from '../../fixtures/playwright/people/people.ts';
import { expect } from '../../fixtures/playwright/test.ts';

/** A tab of the test's browser in which a sign-in has begun, and who finishes it there. */
interface Tab {
  readonly tab: Visitor;
  readonly user: User;
}

const finish = async ({ tab, user: { phone, password } }: Tab) => {
  const verificationId = verificationIdOf(await tab.verifyPassword(phone, password));
  return resumeAsAnother(tab, await submitProof(tab, verificationId));
};

const test = base.extend<{
  readonly begun: Visitor;
  /** Two sign-ins of two clients, the older first. */
  readonly ofTwoClients: readonly Tab[];
}>({
  begun: async ({ begin }, use) => use(await begin('SignIn')),
  ofTwoClients: async ({ begun, visit, register, user, anotherUser }, use) => {
    const other = visit(await register({ type: 'Traditional' }), begun);
    succeeded(await other.authorize());
    succeeded(await other.start('SignIn'));
    await use([
      { tab: begun, user },
      { tab: other, user: anotherUser },
    ]);
  },
});

for (const [order, inOrder] of [
  ['older-first', (tabs: readonly Tab[]) => tabs],
  ['newer-first', (tabs: readonly Tab[]) => tabs.toReversed()],
] as const) {
  test(`two clients in one browser receive their own state, code and user, the ${order.replace('-', ' ')}`, {
    tag: [`@AUT-23.1.${order}`],
  }, async ({ ofTwoClients }) => {
    for (const { tab, user } of inOrder(ofTwoClients)) {
      const { url, state, code } = await finish({ tab, user });
      expect([url.href.split('?')[0], state]).toEqual([tab.request.redirectUri, tab.request.state]);
      const { id_token } = bodyAs(await tab.redeem(z.string().parse(code)), tokensSchema);
      expect(decodeJwt(id_token ?? '')).toMatchObject({ sub: user.id, nonce: tab.request.nonce });
    }
  });
}

test('the response to two tabs of one client has the state, nonce and challenge of one request', {
  tag: ['@AUT-23.2'],
}, async ({ begun, visit, user }) => {
  const newer = visit(undefined, begun);
  succeeded(await newer.authorize());
  succeeded(await newer.start('SignIn'));
  const { state, code } = await finish({ tab: begun, user });
  const answered = state === begun.request.state ? begun : newer;
  expect(state).toBe(answered.request.state);
  const redeemed = await answered.redeem(z.string().parse(code));
  expect(redeemed).toBeAccepted();
  const { id_token } = bodyAs(redeemed, tokensSchema);
  expect(decodeJwt(id_token ?? '')).toMatchObject({ sub: user.id, nonce: answered.request.nonce });
});
