import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';
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

const pause = (response: ServerResponse, ms: number): Promise<void> =>
  new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      response.off('close', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    response.once('close', done);
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
  for (let start = 0; start < end && !response.destroyed; start += bytes) {
    response.write(data.subarray(start, Math.min(start + bytes, end)));
    await pause(response, everyMs);
  }
  if (end < data.length) {
    await untilGone(response);
    return;
  }
  await new Promise<void>((resolve) => response.end(resolve));
};
