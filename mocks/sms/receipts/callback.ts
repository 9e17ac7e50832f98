import { isLoopback } from '../../../contracts/loopback.ts';
import type { Clock } from '../support/clock.ts';
import type { PushFormat, Receipt } from './receipt.ts';

/** Whether receipts may be pushed to an address: to this machine, or to a host that the fake was told of. */
export const mayPushTo = (url: string, hosts: readonly string[]): boolean => {
  const { hostname } = new URL(url);
  return isLoopback(hostname) || hosts.includes(hostname);
};

const pushOnce = async (url: string, body: string, { isTaken }: PushFormat): Promise<boolean> => {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
      redirect: 'error',
      signal: AbortSignal.timeout(10_000),
    });
    return response.ok && isTaken(await response.json());
  } catch {
    return false;
  }
};

/** Pushes receipts, again while the receiver does not take them. @returns whether it did in the end */
export const pushReceipts = async (
  url: string,
  receipts: readonly Receipt[],
  format: PushFormat,
  clock: Clock,
  retryDelayMs: number,
): Promise<boolean> => {
  const body = JSON.stringify(format.body(receipts));
  for (let attempt = 1; attempt <= format.attempts; attempt += 1) {
    if (await pushOnce(url, body, format)) {
      return true;
    }
    if (attempt < format.attempts) {
      await new Promise<void>((resolve) => void clock.after(retryDelayMs, resolve));
    }
  }
  return false;
};
