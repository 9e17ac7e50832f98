import type { Reply } from '../../fixtures/http/index.ts';

const volatileHeaders = [
  'date',
  'etag',
  'set-cookie',
  'content-length',
  'connection',
  'keep-alive',
  'logto-core-request-id',
];

/** The body with the verification ID, which is new in each reply, replaced. */
const shapeOf = (body: unknown): string => JSON.stringify(body).replace(/("verificationId":")[^"]+/g, '$1...');

/** What an attacker can compare between two replies: everything but dates and IDs. */
export const comparable = ({ status, headers, body }: Reply) => ({
  status,
  headers: Object.fromEntries([...headers].filter(([name]) => !volatileHeaders.includes(name))),
  body: shapeOf(body),
  length: JSON.stringify(body).length,
});
