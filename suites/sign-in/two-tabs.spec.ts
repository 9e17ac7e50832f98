import {
  atOnce,
  type Reply,
  signOut,
  succeeded,
  type Visitor,
  verificationIdOf,
  xsrfOf,
} from '../../fixtures/http/index.ts';
import { test as base } from '../../fixtures/playwright/people/flows.ts';
import { expect, trials } from '../../fixtures/playwright/test.ts';

interface PerTest {
  /** Begins a sign-in that asks for credentials in another tab of the browser of a visitor. */
  readonly beginBeside: (visitor: Visitor) => Promise<Visitor>;
}

const test = base.extend<PerTest>({
  beginBeside: async ({ visit }, use) => {
    await use(async (visitor) => {
      const tab = visit(undefined, visitor);
      succeeded(await tab.authorize({ prompt: 'login consent' }));
      succeeded(await tab.start('SignIn'));
      return tab;
    });
  },
});

const statusOf = ({ status }: Reply): number => status;

test('of a sign-in that two tabs began, the newer tab finishes it', { tag: ['@SGN-18.1'] }, async ({
  begin,
  beginBeside,
  proveByPassword,
  user,
}) => {
  const newer = await beginBeside(await begin('SignIn'));
  const { code, state } = await newer.resume(await proveByPassword(newer, user));
  expect([code, state]).toEqual([expect.any(String), newer.request.state]);
});

test('of a sign-in that two tabs began, the older tab finishes it', { tag: ['@SGN-18.2'] }, async ({
  begin,
  beginBeside,
  proveByPassword,
  user,
}) => {
  const older = await begin('SignIn');
  await beginBeside(older);
  expect((await older.resume(await proveByPassword(older, user))).code).not.toBeNull();
});

test('a code is accepted in its tab after another tab has begun a sign-in', { tag: ['@SGN-18.3'] }, async ({
  begin,
  beginBeside,
  codeFor,
  user,
}) => {
  const older = await begin('SignIn');
  const sent = await codeFor(older, user.phone, 'SignIn');
  await beginBeside(older);
  expect(await older.verifyCode(sent)).toBeAccepted();
});

test('after the newer of two tabs has signed in, the older causes no server error', { tag: ['@SGN-10.7'] }, async ({
  begin,
  beginBeside,
  proveByPassword,
  signInAgain,
  user,
}) => {
  const older = await begin('SignIn');
  const verificationId = verificationIdOf(await older.verifyPassword(user.phone, user.password));
  const newer = await beginBeside(older);
  await newer.resume(await proveByPassword(newer, user));
  const replies = [await older.identify(verificationId), await older.submit(), await older.open('GET', '/sign-in')];
  expect(replies.map(statusOf).filter((status) => status >= 500)).toEqual([]);
  expect(await signInAgain(older, user)).toHaveProperty('access_token');
});

test('a sign-in that is submitted after sign-out in another tab causes no server error', {
  tag: ['@SGN-10.8'],
}, async ({ signedIn, beginBeside, passwordRecord, signInAgain, user }) => {
  const { visitor } = await signedIn(user);
  const other = await beginBeside(visitor);
  const verificationId = await passwordRecord(other, user);
  await signOut(visitor);
  const replies = [await other.identify(verificationId), await other.submit(), await other.open('GET', '/sign-in')];
  expect(replies.map(statusOf).filter((status) => status >= 500)).toEqual([]);
  expect(await signInAgain(other, user)).toHaveProperty('access_token');
});

test('a sign-out in one tab while another submits a sign-in causes no server error', {
  tag: ['@SGN-10.9'],
}, async ({ signedIn, beginBeside, passwordRecord, user, distribution }) => {
  const answers = await trials(3, async () => {
    const { visitor } = await signedIn(user);
    const other = await beginBeside(visitor);
    succeeded(await other.identify(await passwordRecord(other, user)));
    const xsrf = xsrfOf(await visitor.endSession()) ?? 'no form';
    const both = [(tab: Visitor) => tab.confirmSignOut(xsrf), (tab: Visitor) => tab.submit()];
    return (await atOnce(both, (act, send) => act(other.by(send)))).map(statusOf);
  });
  await distribution(
    'status of a sign-out and of a submission in another tab at the same time',
    answers.map((statuses) => statuses.join(' and ')),
  );
  expect(answers.flat().filter((status) => status >= 500)).toEqual([]);
});

const pages = [
  '/sign-in',
  '/sign-in/password',
  '/sign-in/verification-code',
  '/register',
  '/forgot-password',
  '/consent',
];

test('without cookies each step of a flow is refused, and no page causes a server error', {
  tag: ['@SGN-10.10'],
}, async ({ requestCode, visit, phone }) => {
  const { sent } = await requestCode('SignIn', phone);
  const lost = visit();
  const steps = [
    await lost.start('Register'),
    await lost.sendCode(phone, 'ForgotPassword'),
    await lost.verifyCode(sent),
    await lost.verifyPassword(phone, 'any-password-1'),
    await lost.identify(sent.verificationId),
    await lost.switchTo('Register'),
    await lost.addPassword('any-password-1'),
    await lost.replacePassword('any-password-1'),
    await lost.submit(),
  ];
  const shown = await Promise.all(pages.map((path) => lost.open('GET', path)));
  expect(steps.map(statusOf).filter((status) => status < 400 || status >= 500)).toEqual([]);
  expect(shown.map(statusOf).filter((status) => status >= 500)).toEqual([]);
});
