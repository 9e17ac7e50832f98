/** A request as it reached the provider's port. */
export interface WireRequest {
  readonly method: string;
  readonly path: string;
  /** Query string as sent, without question mark. */
  readonly query: string;
  /** By lower-cased name; repeated headers are joined. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: Buffer;
  readonly remoteAddress: string;
}

/** Fields of `Response` in a reply, `RequestId` apart. */
export type ResponseFields = Readonly<Record<string, unknown>>;

/** What goes back over HTTP: status 200 and JSON, unless a fault has it otherwise. */
export interface WireAnswer {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
  /** Sends the body in pieces, and nothing any more after some bytes if told so. */
  readonly drip?: { readonly bytes: number; readonly everyMs: number; readonly stopAfter?: number | undefined };
}

/** `hang`: no answer ever; `reset`: the connection is reset. */
export type WireReply = WireAnswer | 'hang' | 'reset';

/** Where a provider answers: nothing else is answered in its place. */
export interface ProviderEndpoint {
  readonly host: string;
  /** Its other names, with `*` for a label. */
  readonly otherNames: readonly string[];
  /** Bytes that a request may have at most; of a larger one the body is not kept. */
  readonly maxBodySize: number;
  /** The answer to a request whose line and headers are beyond all bounds. */
  tooLarge(): WireAnswer;
  /** What it says of itself in the header `Server`. */
  readonly server: string;
}
