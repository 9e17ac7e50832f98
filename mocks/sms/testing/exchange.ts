import { type IncomingHttpHeaders, request } from 'node:http';
import { text } from 'node:stream/consumers';

export interface Exchange {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** Sends one request over plain HTTP to a port of this machine. */
export const exchange = async (
  port: number,
  method: string,
  path: string,
  headers: Readonly<Record<string, string>>,
  body: string,
  signal?: AbortSignal,
): Promise<Exchange> => {
  const sent = request({ host: '127.0.0.1', port, method, path, headers, ...(signal && { signal }) });
  const response = new Promise<Exchange>((resolve, reject) => {
    sent.once('error', reject);
    sent.once('response', (incoming) => {
      text(incoming).then(
        (received) => resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, body: received }),
        reject,
      );
    });
  });
  sent.end(body);
  return response;
};
