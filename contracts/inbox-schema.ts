import * as z from 'zod/mini';

/** What crosses between a fake SMS provider and those who ask it. In zod/mini, as the fake's page carries it too. */

const texts = z.readonly(z.array(z.string()));
const nullable = z.nullable(z.string());

/** A text message that the provider accepted, whoever the provider is: what it does not know is empty. */
export const inboxMessageSchema = z.object({
  /** Cursor: decimal, strictly growing in order of acceptance over the whole inbox. */
  id: z.string().check(z.regex(/^\d+$/)),
  /** When the provider accepted it, ISO 8601 in UTC. */
  acceptedAt: z.iso.datetime(),
  /** The recipient in E.164 with plus sign, as the provider reads it. */
  phoneNumber: z.string(),
  /** The recipient exactly as it stood in the request. */
  sentAs: z.string(),
  /** The application of the customer that it was sent through, such as an `SmsSdkAppId`. */
  application: z.string(),
  /** Whom the phone names as its sender, such as a `SignName`. */
  sender: z.string(),
  templateId: z.string(),
  templateParams: texts,
  /** The text as a phone would show it: signature and template with its parameters filled in. */
  text: z.string(),
  /** The first run of 4 to 8 digits among the parameters, if any. */
  code: nullable,
  /** The provider's own number of this message, such as a `SerialNo`. */
  serialNo: z.string(),
  /** Id of the request that it came with. */
  requestId: z.string(),
  /** What its sender gave along to know it by, such as a `SessionContext`. */
  reference: z.string(),
  /** What the provider let pass but a person should know, in whole sentences: a number read as a mainland one. */
  warnings: texts,
});

/** One request to the provider, whether accepted or refused. */
export const providerRequestSchema = z.object({
  requestId: z.string(),
  receivedAt: z.iso.datetime(),
  /** HTTP method; null where a client did not come as far as to send a request. */
  method: nullable,
  /** Path as sent, without the query; of a tunnel the authority that it was asked for. */
  path: nullable,
  action: nullable,
  /** The recipients as sent, if the body could be read. */
  phoneNumbers: texts,
  /**
   * `Ok`, else the provider's error code that the reply carried (top-level, else of the first failed recipient). Where a
   * fault took the provider's place: `Fault`, or of a connection that was shown a wrong certificate
   * `CertificateShown`, and `CertificateTrusted` when a client sent something over it all the same.
   */
  verdict: z.string(),
  /** Text that belongs to `verdict`. */
  message: z.string(),
});

/** A request with all that the inbox page shows beside its message. Secrets are left out. */
export const requestRecordSchema = z.extend(providerRequestSchema, {
  headers: z.readonly(z.record(z.string(), z.string())),
  /** The beginning of the body, as text. */
  body: z.string(),
  /** The beginning of the reply, or what a fault did in its place. */
  reply: z.string(),
  /** The rule that failed the request as a whole; `fault` where one did. */
  brokenRule: nullable,
  recipients: z.readonly(
    z.array(z.object({ sentAs: z.string(), phoneNumber: z.string(), verdict: z.string(), brokenRule: nullable })),
  ),
});

/** Messages that were searched for, oldest first, and the state of the inbox: how many it holds, and the oldest of them. */
export const foundMessagesSchema = z.object({
  messages: z.array(inboxMessageSchema),
  held: z.int(),
  /** Messages that had to go to make room. */
  evicted: z.int(),
  oldest: nullable,
});

/** What came since the last one: messages, the newest requests, and the ids of messages that were taken out. */
export const eventBatchSchema = z.extend(foundMessagesSchema, {
  requests: z.array(providerRequestSchema),
  removed: z.array(z.string()),
});

/** A rule of the provider, as a page or a person is told of it. */
export const ruleCardSchema = z.object({
  id: z.string(),
  /** Where it is applied: at the gateway, to the request as a whole, or to each recipient. */
  stage: z.enum(['gateway', 'request', 'recipient']),
  /** What must hold, in one sentence. */
  requires: z.string(),
  /** Codes that it can answer with. */
  codes: texts,
  /** On whose word. */
  source: z.string(),
  /** How sure that is: observed in replies, documented, derived from older documents, inferred, or the code alone. */
  confidence: z.enum(['observed', 'documented', 'derived', 'inferred', 'placeholder']),
});
