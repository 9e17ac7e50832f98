import { mergeTests } from '@playwright/test';
import { pairOf } from '../../contracts/cookie-jar.ts';
import { openidPaths } from '../../contracts/openid.ts';
import { interactionIdIn, type Reply, type Visitor } from '../../fixtures/http/index.ts';
import { test as database } from '../../fixtures/playwright/tenant/database.ts';
import { test as common } from '../../fixtures/playwright/test.ts';

interface PerTest {
  /** What Logto answers where a proxy ended TLS; not for a target that trusts no proxy. */
  readonly replyOverTls: Reply;
  /** Ids of new sessions at Logto, each made by a request without cookies. */
  readonly sessionIds: (count: number) => Promise<string[]>;
  /** Ids of new interactions, likewise. */
  readonly interactionIds: (count: number) => Promise<string[]>;
}

const cookiesIn = (reply: Reply) => reply.headers.getSetCookie().map(pairOf);

/** The value of a cookie that the reply sets, or an empty string. */
const cookieIn = (reply: Reply, name: string): string =>
  cookiesIn(reply).find((pair) => pair.name === name)?.value ?? '';

/** Twenty at a time. */
const idsOf = async (count: number, newId: () => Promise<string>): Promise<string[]> => {
  const ids: string[] = [];
  while (ids.length < count) {
    ids.push(...(await Promise.all(Array.from({ length: 20 }, newId))));
  }
  return ids;
};

/** True for the cookies that a session of Logto or of the application hangs on. */
export const isOfSession = (name: string): boolean => /^(__Host-|__Secure-)?(_session|_interaction|logto_)/.test(name);

/** Whether Logto would let the visitor into the application without asking. */
export const isSignedIn = async (visitor: Visitor): Promise<boolean> => {
  const { code, error } = await visitor.follow(await visitor.authorize({ prompt: 'none' }));
  if (code === null && error !== 'login_required') {
    throw new Error(`neither a code nor login_required came back, but ${error}`);
  }
  return code !== null;
};

export const test = mergeTests(common, database).extend<PerTest>({
  replyOverTls: async ({ stack, visit }, use, testInfo) => {
    const forwarded = { 'x-forwarded-proto': 'https' };
    const reply = await visit().open('GET', openidPaths.endSession, undefined, forwarded);
    testInfo.skip(
      !stack.description.logto.endpoint.startsWith('https:') && !String(reply.body).includes('action="https:'),
      'the target is reached over plain HTTP, and trusts no proxy in front of it',
    );
    await use(reply);
  },
  sessionIds: async ({ visit }, use) => {
    await use((count) => idsOf(count, async () => cookieIn(await visit().endSession(), '_session')));
  },
  interactionIds: async ({ visit }, use) => {
    await use((count) => idsOf(count, async () => interactionIdIn(cookiesIn(await visit().authorize()))));
  },
});
