import autocannon from 'autocannon';
import { providerHost } from '../../../contracts/provider-route.ts';
import { signedHeaders } from '../testing/client.ts';
import { keysOf, sendBody } from '../testing/sender.ts';
import { benchAccount, benchPhones } from './account.ts';

const connections = 50;

export interface LoadFigures {
  readonly requestsPerSecond: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
  /** Replies other than 200, and what was not answered at all. */
  readonly failures: number;
}

/** One signed request for each number; each is good for five minutes. */
const signedRequests = () => {
  const account = benchAccount();
  return benchPhones.map((phone) => {
    const body = JSON.stringify(sendBody(account, { PhoneNumberSet: [phone] }));
    return { method: 'POST', path: '/', headers: signedHeaders('SendSms', body, keysOf(account)), body } as const;
  });
};

/**
 * Sends for some seconds, or a number of requests, over 50 connections.
 *
 * @param scheme `https` speaks TLS for the provider's name
 */
export const load = async (
  scheme: 'http' | 'https',
  port: number,
  size: { readonly duration: number } | { readonly amount: number },
): Promise<LoadFigures> => {
  const result = await autocannon({
    url: `${scheme}://127.0.0.1:${port}`,
    connections,
    ...size,
    ...(scheme === 'https' && { servername: providerHost }),
    requests: signedRequests(),
  });
  return {
    requestsPerSecond: result.requests.average,
    p50: result.latency.p50,
    p99: result.latency.p99,
    failures: result.non2xx + result.errors + result.timeouts,
  };
};
