import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import { z } from 'zod';
import { pick } from 'zod/mini';
import { inboxPaths, type ProviderTotals } from '../../contracts/inbox.ts';
import { inboxMessageSchema, providerRequestSchema } from '../../contracts/inbox-schema.ts';
import type { DeliveredEvent, HarnessEvent, ProviderRefusedEvent } from '../../contracts/record/load-history.ts';
import { HarnessError } from '../../fixtures/tools/errors.ts';

/** What is needed of each, so that a fake of another version can be followed too. */
const message = pick(inboxMessageSchema, { id: true, acceptedAt: true, phoneNumber: true, code: true });
const request = pick(providerRequestSchema, { receivedAt: true, phoneNumbers: true, verdict: true });

const totals = z.object({ accepted: z.int(), refused: z.int() }) satisfies z.ZodType<ProviderTotals>;

/** As the generators write it. The country's zero prefix and signs go; what is no number stays what it is. */
const digitsOf = (number: string): string => number.replace(/^(\+|00)/, '').replace(/\D/g, '');

const delivered = (data: unknown, isDirect: boolean): DeliveredEvent => {
  const { id, acceptedAt, phoneNumber, code } = message.parse(data);
  const phone = digitsOf(phoneNumber);
  return {
    kind: 'delivered',
    at: Date.parse(acceptedAt),
    arrived: isDirect ? Date.now() : null,
    message: id,
    phone,
    code,
  };
};

const refused = (data: unknown): ProviderRefusedEvent[] => {
  const { receivedAt, phoneNumbers, verdict } = request.parse(data);
  const at = Date.parse(receivedAt);
  return verdict === 'Ok'
    ? []
    : phoneNumbers.map((number) => ({ kind: 'provider-refused', at, phone: digitsOf(number), verdict }));
};

/**
 * Tells of each message that the fake provider delivers from now on, and of each that it refuses.
 *
 * @param controlUrl of its control API
 * @param tell gets the events as they come
 * @param options whether nothing stands between here and there that may hold events back
 * @throws HarnessError when it cannot be followed
 */
export const followProvider = async (
  { controlUrl, token }: { readonly controlUrl: string; readonly token: string | null },
  tell: (event: HarnessEvent) => void,
  { isDirect = true }: { readonly isDirect?: boolean } = {},
) => {
  const headers: Record<string, string> = token === null ? {} : { authorization: `Bearer ${token}` };
  const stop = new AbortController();
  const get = async (path: string): Promise<Response> => {
    const response = await fetch(new URL(path, controlUrl), { headers, signal: stop.signal });
    if (!response.ok) {
      throw new HarnessError(
        `the fake provider answered ${response.status} to ${path}`,
        'Use the fake provider of this version of the harness',
      );
    }
    return response;
  };
  const counted = async () => totals.parse(await (await get(inboxPaths.totals)).json()).accepted;
  const { body } = await get('/inbox/stream');
  if (!body) {
    throw new HarnessError(
      'the fake provider has no stream of messages',
      'Use the fake provider of this version of the harness',
    );
  }
  const before = await counted();
  let [last, event]: [number, string] = [Date.now(), ''];
  let broken: Error | undefined;

  const readAll = async (): Promise<void> => {
    for await (const line of createInterface({ input: Readable.from(body) })) {
      const [, field, value] = /^(event|data): (.*)$/.exec(line) ?? [];
      if (field === 'event') {
        event = value ?? '';
      }
      if (field === 'data' && value !== undefined) {
        last = Date.now();
        const data: unknown = JSON.parse(value);
        (event === 'message' ? [delivered(data, isDirect)] : refused(data)).forEach(tell);
      }
    }
    throw new Error('the stream of messages ended');
  };
  const reading = readAll().catch((error: unknown) => {
    broken = stop.signal.aborted
      ? undefined
      : new Error('the fake provider can no longer be followed', { cause: error });
  });
  return {
    /** Messages that it had accepted before. */
    before,
    /** Resolves once nothing came for a while: what is late has come then. */
    async settle(quietMs: number): Promise<void> {
      while (Date.now() - last < quietMs && broken === undefined) {
        await Promise.race([reading, setTimeout(quietMs - (Date.now() - last), undefined, { ref: false })]);
      }
    },
    /** Messages that the provider says it accepted since then, to be set against those that were told of. */
    accepted: async () => (await counted()) - before,
    /** Why nothing more is told, if that is so. */
    get broken() {
      return broken;
    },
    async [Symbol.asyncDispose]() {
      stop.abort();
      await reading;
    },
  };
};
