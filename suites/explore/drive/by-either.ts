import type { Reply, Visitor } from '../../../fixtures/http/index.ts';

/** Sends parameters as a browser does: by POST in a form, else by GET in the address. */
export const byEither = (visitor: Visitor, method: 'POST' | undefined, path: string, query: string): Promise<Reply> =>
  method === 'POST'
    ? visitor.open('POST', path, query, { 'content-type': 'application/x-www-form-urlencoded' })
    : visitor.open('GET', `${path}?${query}`);
