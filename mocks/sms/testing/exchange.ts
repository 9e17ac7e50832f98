import { type IncomingMessage, request } from 'node:http';
import { text } from 'node:stream/consumers';

/** Sends one request over plain HTTP to a port of this machine. */
export const exchange = async (
  port: number,
  method: string,
  path: string,
  headers: Readonly<Record<string, string>>,
  body: string,
  signal?: AbortSignal,
) => {
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  const options = { host: '127.0.0.1', port, method, path, headers, ...(signal && { signal }) };
  request(options, resolve).once('error', reject).end(body);
  const incoming = await promise;
  return { status: incoming.statusCode ?? 0, headers: incoming.headers, body: await text(incoming) };
};

export type Exchange = Awaited<ReturnType<typeof exchange>>;
