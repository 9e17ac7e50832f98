import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import type { WireAnswer } from './request.ts';

/** Resolves when the client has gone away, or the server takes the connection from it. */
export const untilGone = (response: ServerResponse | undefined): Promise<void> =>
  new Promise((resolve) => {
    if (!response || response.destroyed) {
      resolve();
    } else {
      response.once('close', resolve);
    }
  });

/** Writes a reply in small pieces; with `stopAfter` it stops there for good and holds the connection. */
export const dripInto = async (
  response: ServerResponse,
  status: number,
  headers: OutgoingHttpHeaders,
  body: string,
  { bytes, everyMs, stopAfter }: NonNullable<WireAnswer['drip']>,
): Promise<void> => {
  const data = Buffer.from(body);
  const end = Math.min(data.length, stopAfter ?? data.length);
  response.writeHead(status, headers);
  response.flushHeaders();
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  for (let start = 0; start < end && !response.destroyed; start += bytes) {
    response.write(data.subarray(start, Math.min(start + bytes, end)));
    await setTimeout(everyMs, undefined, { signal: gone.signal }).catch(() => undefined);
  }
  if (end < data.length) {
    await untilGone(response);
    return;
  }
  await new Promise<void>((resolve) => response.end(resolve));
};
