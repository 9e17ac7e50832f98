import { z } from 'zod';
import { isLoopback } from '../../../contracts/loopback.ts';
import { type Receipt, toCallback } from '../../tencent-sms/receipts/receipt.ts';
import type { Clock } from '../support/clock.ts';

const attempts = 3;
const answerSchema = z.object({ result: z.literal(0) });

/** Whether receipts may be pushed to an address: to this machine, or to a host that the fake was told of. */
export const mayPushTo = (url: string, hosts: readonly string[]): boolean => {
  const { hostname } = new URL(url);
  return isLoopback(hostname) || hosts.includes(hostname);
};

const pushOnce = async (url: string, body: string): Promise<boolean> => {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
      redirect: 'error',
      signal: AbortSignal.timeout(10_000),
    });
    return response.ok && answerSchema.safeParse(await response.json()).success;
  } catch {
    return false;
  }
};

/**
 * Pushes receipts as Tencent does: one JSON array, and two more attempts while the receiver does not answer
 * `{"result":0}` (DOC-59178).
 *
 * @returns whether the receiver took them
 */
export const pushReceipts = async (
  url: string,
  receipts: readonly Receipt[],
  clock: Clock,
  retryDelayMs: number,
): Promise<boolean> => {
  const body = JSON.stringify(receipts.map(toCallback));
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    if (await pushOnce(url, body)) {
      return true;
    }
    if (attempt < attempts) {
      await new Promise<void>((resolve) => void clock.after(retryDelayMs, resolve));
    }
  }
  return false;
};
