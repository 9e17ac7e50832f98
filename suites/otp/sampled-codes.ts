import { createVisitor, type Reply, succeeded, verificationIdOf } from '../../fixtures/http/index.ts';
import { test as base } from '../../fixtures/playwright/test.ts';
import { judgeCodes, type TestResult } from '../../fixtures/statistics/code-tests.ts';

/** 100 numbers at ten messages each, which is what a number may get. */
const [numbers, sendsPerNumber] = [100, 10];
/** What keeps a Logto on two cores busy; more would only wait. */
const visitorsAtOnce = 6;
/**
 * Milliseconds for all of them, on a slow machine too. What may not take long is a single answer, and a request gives up
 * by itself on one that does not come: how long 1,000 take together says nothing about a Logto.
 */
export const sampleTimeout = 600_000;

interface Sample {
  /** In the order in which the messages left. */
  readonly codes: readonly string[];
  /** How the requests for a code were answered. */
  readonly statuses: readonly number[];
  /** Of those that were accepted, the IDs of the verifications that they began. */
  readonly verificationIds: readonly string[];
}

interface PerTest {
  /** Asks for 1,000 codes. About ten seconds on a real Logto, so that tests share the first sample. */
  readonly drawSample: () => Promise<Sample>;
  readonly firstSample: Sample;
  /**
   * The tests that two samples fail one after the other; the second is drawn only if the first fails one. By chance
   * one first sample in a thousand does.
   *
   * @param threshold of p, after correction for the number of tests
   */
  readonly oddTwice: (threshold: number) => Promise<TestResult[]>;
}

/** The sample of this worker. No fixture of the worker, for which Playwright would begin a new one. */
let shared: Promise<Sample> | undefined;

export const test = base.extend<PerTest>({
  drawSample: async ({ stack, manyPhones }, use) => {
    const { logto, client } = stack.description;
    const sendAll = async (phones: readonly string[]): Promise<Reply[]> => {
      const redirectUri = `${client.url}/callback`;
      const visitor = createVisitor({ endpoint: logto.endpoint, application: client, redirectUri });
      succeeded(await visitor.authorize());
      succeeded(await visitor.start('SignIn'));
      const replies: Reply[] = [];
      for (const phone of phones.flatMap((number) => Array<string>(sendsPerNumber).fill(number))) {
        replies.push(await visitor.sendCode(phone, 'SignIn'));
      }
      return replies;
    };
    await use(async () => {
      const phones = manyPhones(numbers);
      const shares = Array.from({ length: visitorsAtOnce }, (_, share) =>
        phones.filter((_phone, index) => index % visitorsAtOnce === share),
      );
      const replies = (await Promise.all(shares.map(sendAll))).flat();
      const messages = (await Promise.all(phones.map((phone) => stack.inbox.messages(phone)))).flat();
      const codes = messages.toSorted((a, b) => Number(a.id) - Number(b.id)).map(({ code }) => code ?? 'no code');
      return {
        codes,
        statuses: replies.map(({ status }) => status),
        verificationIds: replies.filter(({ status }) => status < 400).map(verificationIdOf),
      };
    });
  },
  firstSample: [
    async ({ drawSample }, use) => {
      shared ??= drawSample();
      await use(await shared);
    },
    { timeout: sampleTimeout },
  ],
  oddTwice: async ({ firstSample, drawSample, attachText }, use) => {
    const judge = async ({ codes }: Sample, threshold: number): Promise<TestResult[]> => {
      const results = judgeCodes(codes);
      const lines = results.map(({ test: name, p }) => `p = ${p.toFixed(4)}  ${name}`);
      await attachText('Tests of randomness', [`${codes.length} codes, threshold ${threshold}`, ...lines].join('\n'));
      return results.filter(({ p }) => p < threshold);
    };
    await use(async (threshold) => {
      const odd = await judge(firstSample, threshold);
      return odd.length === 0 ? odd : judge(await drawSample(), threshold);
    });
  },
});
