import { expect } from '@playwright/test';
import { AppVisitor, type Home, signedInAs, signedOut } from '../../fixtures/playwright/application/app-visitor.ts';
import { test as base, runApplication } from '../../fixtures/playwright/application/relying-party.ts';
import { withFlippedBits, writeCookie } from './application-cookie.ts';
import { startTlsFront } from './tls-front.ts';

const day = 24 * 3600;

interface PerTest {
  /** The value of the application's cookie after a sign-in. */
  readonly cookie: string;
  /** The home page for a request with this cookie value. */
  readonly homeWith: (value: string) => Promise<Home>;
  /** The `Set-Cookie` of a sign-in over TLS. */
  readonly cookieOverTls: string;
}

const test = base.extend<PerTest>({
  cookie: async ({ person, application }, use) => {
    await person.signIn();
    const { cookies } = await person.request.storageState();
    await use(decodeURIComponent(cookies.find(({ name }) => name === application.cookieName)?.value ?? ''));
  },
  homeWith: async ({ playwright, application }, use) => {
    await use(async (value) => {
      const cookie = `${application.cookieName}=${encodeURIComponent(value)}`;
      const request = await playwright.request.newContext({ extraHTTPHeaders: { cookie } });
      const home = await new AppVisitor(request, application.url).home();
      await request.dispose();
      return home;
    });
  },
  cookieOverTls: async ({ playwright, built, provider }, use) => {
    await using front = await startTlsFront();
    await using application = await runApplication(built, provider, { baseUrl: front.url });
    front.forwardTo(application.port);
    const request = await playwright.request.newContext({ ignoreHTTPSErrors: true });
    const response = await new AppVisitor(request, front.url).signIn();
    await use(response.headersArray().find(({ name }) => name.toLowerCase() === 'set-cookie')?.value ?? '');
    await request.dispose();
  },
});

test('the application cookie is SameSite=Lax or Strict', { tag: ['@SES-03.1'] }, async ({ person, application }) => {
  const headers = (await person.signIn()).headersArray();
  const lines = headers.filter(({ name }) => name.toLowerCase() === 'set-cookie').map(({ value }) => value);
  expect(lines).toEqual([expect.stringMatching(new RegExp(`^${application.cookieName}=`))]);
  expect(lines.filter((line) => !/; samesite=(lax|strict)/i.test(line))).toEqual([]);
});

test('the application cookie is Secure over https', { tag: ['@SES-01.1'] }, async ({ cookieOverTls, provider }) => {
  expect(cookieOverTls).toContain(`logto_${provider.client.clientId}=`);
  expect(cookieOverTls).toMatch(/; secure\b/i);
});

test('the application cookie has a __Host- or __Secure- prefix over https', { tag: ['@SES-04.1'] }, async ({
  cookieOverTls,
}) => {
  expect(cookieOverTls.split('=')[0]).toMatch(/^__(Host|Secure)-/);
});

test('a modified application cookie is treated as signed out', { tag: ['@SES-06.1'] }, async ({
  cookie,
  homeWith,
  provider,
}) => {
  expect(await homeWith(cookie)).toEqual(signedInAs(provider.latest.subject));
  const [sealed, iv] = cookie.split('.');
  const others = [
    '',
    '.',
    'x',
    `${sealed}.`,
    `.${iv}`,
    `${sealed}`,
    `${cookie}${cookie}`,
    cookie.slice(0, -9),
    `${iv}.${iv}`,
  ];
  for (const [index, value] of [...withFlippedBits(cookie, 64), ...others].entries()) {
    expect(await homeWith(value), `change ${index}`).toEqual(signedOut);
  }
});

test('the application cookie does not reveal the sub or tokens', { tag: ['@SES-06.2'] }, async ({
  cookie,
  provider,
}) => {
  const { subject, tokens } = provider.latest;
  const readable =
    cookie +
    cookie
      .split('.')
      .map((part) => Buffer.from(part, 'base64').toString('latin1'))
      .join();
  expect(cookie.length).toBeGreaterThan(500);
  expect([subject, ...Object.values(tokens ?? {})].filter((text) => readable.includes(text))).toEqual([]);
});

test('a cookie of another application does not create a session', { tag: ['@SES-06.3'] }, async ({
  cookie,
  homeWith,
  provider,
}) => {
  const idToken = await provider.idTokenFrom(0, provider.latest);
  expect(cookie).not.toBe('');
  expect(await homeWith(writeCookie({ idToken }, 'the secret of another application'))).toEqual(signedOut);
});

test('the application session ends 30 days after sign-in', { tag: ['@SES-11.1'] }, async ({
  application,
  cookie,
  homeWith,
  provider,
  person,
}) => {
  const cookieOf = (idToken: string) => writeCookie({ idToken }, application.cookieSecret);
  const [today, longAgo] = await Promise.all([0, 31 * day].map((age) => provider.idTokenFrom(age, provider.latest)));
  expect(await homeWith(cookie)).toEqual(await person.home());
  expect(await homeWith(cookieOf(today ?? ''))).toEqual(await person.home());
  expect(await homeWith(cookieOf(longAgo ?? ''))).toEqual(signedOut);
});
