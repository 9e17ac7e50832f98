import fc from 'fast-check';
import { exchange } from '../../sms/testing/exchange.ts';
import { type FakeProvider, startFakeProvider } from '../index.ts';
import { canary, type FuzzCase, fuzzCases } from './cases.ts';

const parallel = 16;

/** Whether a case asks for the provider, and not for a host that is refused with 502 as it should be. */
const isOurs = ({ headers }: FuzzCase): boolean => headers.host === 'sms.tencentcloudapi.com';

/** Sends so many odd requests, the same for a seed, and tells how they were answered. */
export const fuzz = async ({ account, route }: FakeProvider, requests: number, seed: number) => {
  /** How often each HTTP status came. */
  const statuses: Record<string, number> = {};
  /** Replies of 5xx to the provider's own name or with headers in them, and requests without an answer: there must be none. */
  const failures: string[] = [];
  const cases = fc.sample(fuzzCases(account), { numRuns: requests, seed })[Symbol.iterator]();
  const work = async (): Promise<void> => {
    for (const each of cases) {
      const { method, path, headers, body } = each;
      const outcome = await exchange(route.port, method, path, headers, body, AbortSignal.timeout(30_000)).then(
        (reply) => (JSON.stringify(reply).includes(canary) ? 'echo' : String(reply.status)),
        (error: unknown) => (error instanceof Error ? error.message : String(error)),
      );
      statuses[outcome] = (statuses[outcome] ?? 0) + 1;
      if (!/^[234]/.test(outcome) && (outcome !== '502' || isOurs(each))) {
        failures.push(`${outcome}: ${JSON.stringify(each)}`);
      }
    }
  };
  await Promise.all(Array.from({ length: parallel }, work));
  return { statuses, failures };
};

/** Starts a fake provider and sends it odd requests, the same for a seed. */
export const fuzzSms = async (requests: number, seed: number) => {
  await using provider = await startFakeProvider();
  return await fuzz(provider, requests, seed);
};
