import { createServer } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import { describeError } from '../../fixtures/tools/errors.ts';
import { listening } from '../../fixtures/tools/listening.ts';
import { pauseDatabase } from './pause-database.ts';

/** Where k6 says when the database goes: it alone knows when a phase of the load begins. */
interface OutageControl extends AsyncDisposable {
  /** `POST` with `?ms=`: answered with 204 as soon as the database is away, for so many milliseconds from then on. */
  readonly url: string;
}

const longestMs = 600_000;

/** Listens on loopback for one run. The database goes on at the latest when it is disposed of. */
export const startOutageControl = async (): Promise<OutageControl> => {
  const ended = new AbortController();
  const outages: Promise<void>[] = [];
  const pause = async (ms: number): Promise<void> => {
    const outage = await pauseDatabase();
    const over = setTimeout(ms, undefined, { signal: ended.signal }).catch(() => undefined);
    outages.push(over.then(() => outage[Symbol.dispose]()));
  };
  const server = createServer(async (request, response) => {
    const ms = Number(new URL(request.url ?? '/', 'http://localhost').searchParams.get('ms'));
    if (request.method !== 'POST' || !(ms > 0 && ms <= longestMs)) {
      response.writeHead(400).end();
      return;
    }
    await pause(ms).then(
      () => response.writeHead(204).end(),
      (error: unknown) => response.writeHead(500).end(describeError(error)),
    );
  });
  const { url, ...running } = await listening(server);
  return {
    url: `${url}/`,
    async [Symbol.asyncDispose]() {
      await running[Symbol.asyncDispose]();
      ended.abort();
      await Promise.all(outages);
    },
  };
};
