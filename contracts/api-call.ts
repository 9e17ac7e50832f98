/** Calls of Logto's own APIs, which speak JSON. Plain TypeScript: k6 and the stand-in's pages use it too. */
import type { WireRequest } from './wire-request.ts';

/** A call: its body is sent as JSON. */
export interface ApiCall {
  readonly method: WireRequest['method'];
  readonly path: string;
  readonly body?: object;
}

/** How a report and a test name a call: `POST /api/…`. */
export const nameOf = ({ method, path }: ApiCall): string => `${method} ${path}`;

/** The request of a call. */
export const jsonRequest = ({ method, path, body }: ApiCall, headers: WireRequest['headers'] = {}): WireRequest => ({
  method,
  path,
  headers: { ...headers, ...(body && { 'content-type': 'application/json' }) },
  ...(body && { body: JSON.stringify(body) }),
});
