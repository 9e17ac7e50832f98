import type { Reply, Request } from '../../../fixtures/http/index.ts';

/** One request of a sequence as it went over the wire. */
export interface Exchange {
  readonly request: Request;
  readonly reply: Reply;
}
