import { type Application, bodyAs, signOut, tokensSchema } from '../../fixtures/http/index.ts';
import { ApplicationPage } from '../../fixtures/pages/application-page.ts';
import {
  test as faulty,
  type RunningApplication,
  runApplication,
} from '../../fixtures/playwright/application/relying-party.ts';
import { expect } from '../../fixtures/playwright/test.ts';
import { freePort } from '../../fixtures/stack/ports.ts';
import { createApplication } from '../../fixtures/stack/provision.ts';
import { signInsOf } from '../../fixtures/stack/sign-in-record.ts';
import { readCookie } from '../session/application-cookie.ts';
import { test as base } from './end-session.ts';

interface PerTest {
  /** A sample app of this test at the target, whose cookie can be opened. */
  readonly ownApplication: RunningApplication & { readonly client: Application & { readonly url: string } };
  readonly onlineRefreshToken: string;
}

const test = base.extend<PerTest>({
  ownApplication: async ({ stack, built }, use) => {
    const { management, description } = stack;
    const port = await freePort('the application of this test', 0);
    const url = `http://localhost:${port}`;
    const client = await createApplication(management, 'harness-own', url, built);
    const target = { endpoint: description.logto.endpoint, client };
    await using application = await runApplication(built, target, { port });
    await use({ ...application, client: { ...client, url } });
  },
  /** A refresh token that was issued without `offline_access`; Logto may issue none. */
  onlineRefreshToken: async ({ member: { visitor } }, use, testInfo) => {
    const { code } = await visitor.follow(await visitor.authorize({ scope: 'openid profile', prompt: undefined }));
    const tokens = bodyAs(await visitor.redeem(code ?? ''), tokensSchema);
    testInfo.skip(tokens.refresh_token === undefined, 'the target issues refresh tokens with offline_access only');
    await use(tokens.refresh_token ?? '');
  },
});

test('the refresh token of the application is rejected after sign-out', { tag: ['@OUT-11.1'] }, async ({
  ownApplication,
  page,
  context,
  userWithSession,
  visit,
  stack,
  built,
  hands,
}) => {
  const app = new ApplicationPage(
    page,
    { url: ownApplication.url, look: built.look, origin: built.kind },
    (userId) => signInsOf(stack.management, { userId, applicationId: ownApplication.client.clientId }),
    hands,
  );
  await app.signIn();
  await expect(app).toBeSignedInAs(userWithSession);
  const cookie = (await context.cookies()).find(({ name }) => name === ownApplication.cookieName);
  const { refreshToken } = readCookie(decodeURIComponent(cookie?.value ?? ''), ownApplication.cookieSecret);
  const visitor = visit(ownApplication.client);
  expect(await visitor.refresh(refreshToken ?? '')).toBeAccepted();
  await app.signOut();
  await expect(app.signInButton).toBeVisible();
  expect(await visitor.refresh(refreshToken ?? '')).toBeRefused('invalid_grant');
});

test('a refresh token without offline_access is rejected after sign-out at Logto', { tag: ['@OUT-17.1'] }, async ({
  member,
  onlineRefreshToken,
}) => {
  await signOut(member.visitor);
  expect(await member.visitor.refresh(onlineRefreshToken)).toBeRefused('invalid_grant');
});

faulty(
  'the application revokes its refresh token at sign-out',
  { tag: ['@OUT-11.2'] },
  async ({ person, provider }) => {
    await person.signIn();
    const { refreshToken } = provider.latest.tokens ?? {};
    expect(provider.revoked).not.toContain(refreshToken);
    await person.signOut();
    expect(provider.revoked).toContain(refreshToken);
  },
);
