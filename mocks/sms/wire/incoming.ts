import type { IncomingMessage } from 'node:http';
import type { WireRequest } from './request.ts';

/** Most bodies come in one piece, which is taken as it is. */
const wholeOf = (chunks: readonly Buffer[]): Buffer => {
  const [only] = chunks;
  return only && chunks.length === 1 ? only : Buffer.concat(chunks);
};

/**
 * The body of a request; empty where it is larger than may be: then nothing of it is kept.
 *
 * @returns undefined when the client went away before the end
 */
const readBody = (request: IncomingMessage, maxBodySize: number): Promise<Buffer | undefined> =>
  new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = Number(request.headers['content-length'] ?? 0) > maxBodySize ? Number.POSITIVE_INFINITY : 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= maxBodySize) {
        chunks.push(chunk);
      } else {
        chunks.length = 0;
      }
    });
    request.once('end', () => resolve(wholeOf(chunks)));
    // Comes after the end, too, and then changes nothing.
    request.once('close', () => resolve(undefined));
    request.on('error', () => resolve(undefined));
  });

/**
 * Headers with one value each. Node drops some repeated ones, such as a second `Authorization`; the gateway is to see
 * what was sent.
 */
const joinedHeaders = ({ headersDistinct }: IncomingMessage): Record<string, string> =>
  Object.fromEntries(Object.entries(headersDistinct).map(([name, values = []]) => [name, values.join(', ')]));

const areSingle = (
  headers: IncomingMessage['headers'],
  count: number,
): headers is Record<string, string | undefined> => {
  let seen = 0;
  for (const name in headers) {
    if (Array.isArray(headers[name])) {
      return false;
    }
    seen += 1;
  }
  return seen === count;
};

const headersOf = (request: IncomingMessage): WireRequest['headers'] => {
  const { headers } = request;
  return areSingle(headers, request.rawHeaders.length / 2) ? headers : joinedHeaders(request);
};

/** Path and query as sent; the request line of a proxied request has the whole URL. */
const targetOf = (url: string): string => {
  const [, path] = /^[a-z][a-z\d+.-]*:\/\/[^/?#]*(.*)$/is.exec(url) ?? [];
  return path ?? url;
};

/** Reads a request to its end; undefined when the client went away before. */
export const readRequest = async (request: IncomingMessage, maxBodySize: number): Promise<WireRequest | undefined> => {
  const body = await readBody(request, maxBodySize);
  const url = request.url ?? '/';
  const target = url.startsWith('/') ? url : targetOf(url);
  const mark = target.indexOf('?');
  return (
    body && {
      method: request.method ?? '',
      path: mark === -1 ? target : target.slice(0, mark),
      query: mark === -1 ? '' : target.slice(mark + 1),
      headers: headersOf(request),
      body,
      remoteAddress: (request.socket.remoteAddress ?? '').replace(/^::ffff:/, ''),
    }
  );
};
