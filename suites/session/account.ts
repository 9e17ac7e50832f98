import type { APIRequestContext } from '@playwright/test';
import { z } from 'zod';
import { account } from '../../contracts/account.ts';
import { verificationRecordSchema } from '../../contracts/account-schema.ts';
import type { ApiCall } from '../../contracts/api-call.ts';
import { finishSignIn, succeeded, verificationIdOf } from '../../fixtures/http/index.ts';
import { skipWithout } from '../../fixtures/playwright/judging/skip-without.ts';
import type { User } from '../../fixtures/playwright/people/people.ts';
import type { ConnectedStack } from '../../fixtures/stack/connect.ts';
import { test as sessions } from './sessions.ts';

interface Account {
  /** Sends with the user's access token. */
  readonly request: APIRequestContext;
  /** Proves once more who the user is; answers the id of the verification. */
  verifyPassword(): Promise<string>;
  /** Proves that a new number is the user's; answers the id of the verification. */
  verifyPhone(phone: string): Promise<string>;
}

/** What these checks call: 401 without a token, 404 where the target has no such thing. */
const parts = [
  ['POST', '/verifications/password'],
  ['POST', '/verifications/verification-code/verify'],
  ['POST', '/my-account/primary-phone'],
] as const;

const sessionsPath = '/my-account/sessions';

interface PerTest {
  /** Signs in as the user, for the Account API alone. */
  readonly accountOf: (user: User) => Promise<Account>;
  /** The same, for a test that needs the sessions of the account. */
  readonly accountWithSessionsOf: (user: User) => Promise<Account>;
}

interface AccountApi {
  /** Why the checks do not apply; null: they do. */
  readonly lack: string | null;
  readonly hasSessions: boolean;
}

const isThere = async ({ description }: ConnectedStack, method: string, path: string): Promise<boolean> =>
  (await fetch(`${description.logto.endpoint}/api${path}`, { method })).status !== 404;

const openAccountApi = async (stack: ConnectedStack): Promise<AccountApi> => {
  const hasSessions = await isThere(stack, 'GET', sessionsPath);
  // A version without sessions refuses their field.
  const fields = { phone: 'Edit', ...(hasSessions && { session: 'Edit' }) };
  const isOff = await stack.management.call('PATCH', '/account-center', z.void(), { enabled: true, fields }).then(
    () => [],
    () => ['/account-center'],
  );
  const missing = await Promise.all(
    parts.map(async ([method, path]) => ((await isThere(stack, method, path)) ? [] : [path])),
  );
  const lacks = [...isOff, ...missing.flat()];
  return { lack: lacks.length === 0 ? null : `the Account API of the target lacks ${lacks.join(', ')}`, hasSessions };
};

/** Looked for once. No fixture of the worker, for which Playwright would begin a new one. */
let accountApi: Promise<AccountApi> | undefined;

/** Logto's Account API, which a test that asks for `accountOf` needs. */
export const test = sessions.extend<PerTest>({
  accountOf: async ({ playwright, stack, visit }, use, testInfo) => {
    accountApi ??= openAccountApi(stack);
    const { lack, hasSessions } = await accountApi;
    testInfo.skip(lack !== null, lack ?? '');
    const scope = `openid profile phone offline_access${hasSessions ? ' urn:logto:scope:sessions' : ''}`;
    await using contexts = new AsyncDisposableStack();
    await use(async ({ phone, password }) => {
      const visitor = visit();
      succeeded(await visitor.authorize({ scope }));
      succeeded(await visitor.start('SignIn'));
      const verificationId = verificationIdOf(await visitor.verifyPassword(phone, password));
      const { access_token } = await finishSignIn(visitor, verificationId);
      const request = await playwright.request.newContext({
        baseURL: `${stack.description.logto.endpoint}/api/`,
        extraHTTPHeaders: { authorization: `Bearer ${access_token}` },
      });
      contexts.defer(() => request.dispose());
      const verify = async ({ method, path, body }: ApiCall) => {
        const response = await request.fetch(path, { method, data: body });
        return verificationRecordSchema.parse(await response.json()).verificationRecordId;
      };
      return {
        request,
        verifyPassword: () => verify(account.verifyPassword(password)),
        async verifyPhone(phone) {
          const verificationId = await verify(account.sendCode(phone));
          const { code } = await stack.inbox.next(phone);
          return verify(account.verifyCode({ phone, verificationId, code }));
        },
      };
    });
  },
  accountWithSessionsOf: async ({ accountOf, stack }, use, testInfo) => {
    const has = (await accountApi)?.hasSessions ?? false;
    skipWithout(testInfo, has, 'sessions of the account', stack.description.target);
    await use(accountOf);
  },
});
