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

/** `Response` of a reply, `RequestId` apart. */
export type ResponseFields = Readonly<Record<string, unknown>>;

/** What goes back with HTTP status 200. */
export interface WireReply {
  readonly requestId: string;
  /** The whole JSON body, `{"Response":{...}}`. */
  readonly body: string;
}

/** Most that a request may weigh: the limit of API 3.0 with TC3 (tencent-sms.md, section 1). */
export const maxBodySize = 10 * 1024 * 1024;
