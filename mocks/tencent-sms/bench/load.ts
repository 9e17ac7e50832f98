import { once } from 'node:events';
import http from 'node:http';
import https from 'node:https';
import { performance } from 'node:perf_hooks';
import { providerHost } from '../../../contracts/connector.ts';
import { signedHeaders } from '../testing/client.ts';
import { keysOf, sendBody } from '../testing/sender.ts';
import { v1Request } from '../testing/v1-client.ts';
import { benchAccount, benchPhones } from './account.ts';

const connections = 50;

/** How requests are signed: `V1` is HmacSHA256 over the parameters of a form. */
export type Signing = 'TC3' | 'V1';

/** One signed request for each number; each is good for five minutes. */
const signedRequests = (signing: Signing) => {
  const account = benchAccount();
  return benchPhones.map((phone) => {
    const parameters = sendBody(account, { PhoneNumberSet: [phone] });
    if (signing === 'V1') {
      return v1Request('SendSms', parameters, keysOf(account));
    }
    const body = JSON.stringify(parameters);
    return { method: 'POST', path: '/', headers: signedHeaders('SendSms', body, keysOf(account)), body } as const;
  });
};

type SignedRequest = ReturnType<typeof signedRequests>[number];

/** @returns the status of the reply, once all of it is there */
const exchange = async (start: typeof http.request, options: https.RequestOptions, body: string): Promise<number> => {
  const request = start(options).end(body);
  const [response]: http.IncomingMessage[] = await once(request, 'response');
  await once(response?.resume() ?? request, 'end');
  return response?.statusCode ?? 0;
};

/** The value below which a share of all lies, these being sorted. */
export const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.ceil(sorted.length * share) - 1] ?? Number.NaN;

/**
 * Sends for some seconds, or a number of requests, over 50 connections, each of which waits for its reply.
 *
 * @param scheme `https` speaks TLS for the provider's name
 */
export const load = async (
  scheme: 'http' | 'https',
  port: number,
  size: { readonly duration: number } | { readonly amount: number },
  signing: Signing = 'TC3',
) => {
  const requests = signedRequests(signing);
  const kept = { keepAlive: true, maxSockets: connections };
  const secured = { ...kept, servername: providerHost, rejectUnauthorized: false };
  const agent = scheme === 'https' ? new https.Agent(secured) : new http.Agent(kept);
  const start = scheme === 'https' ? https.request : http.request;
  const times: number[] = [];
  let [sent, failures] = [0, 0];
  const began = performance.now();
  const isOver = (): boolean =>
    'amount' in size ? sent >= size.amount : performance.now() - began >= size.duration * 1000;
  const send = async ({ body, ...options }: SignedRequest): Promise<void> => {
    const at = performance.now();
    const status = await exchange(start, { ...options, host: '127.0.0.1', port, agent }, body).catch(() => 0);
    times.push(performance.now() - at);
    failures += status === 200 ? 0 : 1;
  };
  const connection = async (): Promise<void> => {
    for (let next = requests[sent % requests.length]; next && !isOver(); next = requests[sent % requests.length]) {
      sent += 1;
      await send(next);
    }
  };
  await Promise.all(Array.from({ length: connections }, connection));
  const seconds = (performance.now() - began) / 1000;
  agent.destroy();
  times.sort((one, other) => one - other);
  return {
    requestsPerSecond: times.length / seconds,
    /** Milliseconds. */
    ...{ p50: quantile(times, 0.5), p99: quantile(times, 0.99) },
    /** Replies other than 200, and what was not answered at all. */
    failures,
  };
};

export type LoadFigures = Awaited<ReturnType<typeof load>>;
