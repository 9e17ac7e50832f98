import * as z from 'zod/mini';
import type { InboxMessage, ProviderRequest } from '../../../contracts/inbox.ts';
import type { RequestRecord } from './request-record.ts';

/** The contracts of the inbox, as checked where they cross a process; in zod/mini, as the page carries them too. */

export const inboxMessageSchema = z.object({
  id: z.string().check(z.regex(/^\d+$/)),
  acceptedAt: z.iso.datetime(),
  phoneNumber: z.string(),
  sentAs: z.string(),
  smsSdkAppId: z.string(),
  signName: z.string(),
  templateId: z.string(),
  templateParams: z.array(z.string()),
  text: z.string(),
  code: z.nullable(z.string()),
  serialNo: z.string(),
  requestId: z.string(),
  sessionContext: z.string(),
  warnings: z.array(z.string()),
}) satisfies z.ZodMiniType<InboxMessage>;

export const providerRequestSchema = z.object({
  requestId: z.string(),
  receivedAt: z.iso.datetime(),
  method: z.nullable(z.string()),
  path: z.nullable(z.string()),
  action: z.nullable(z.string()),
  phoneNumbers: z.array(z.string()),
  verdict: z.string(),
  message: z.string(),
}) satisfies z.ZodMiniType<ProviderRequest>;

export const requestRecordSchema = z.extend(providerRequestSchema, {
  headers: z.record(z.string(), z.string()),
  body: z.string(),
  reply: z.string(),
  brokenRule: z.nullable(z.string()),
  recipients: z.array(
    z.object({
      sentAs: z.string(),
      phoneNumber: z.string(),
      verdict: z.string(),
      brokenRule: z.nullable(z.string()),
    }),
  ),
}) satisfies z.ZodMiniType<RequestRecord>;
