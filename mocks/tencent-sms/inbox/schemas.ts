import { z } from 'zod';
import type { InboxMessage, ProviderRequest } from '../../../contracts/inbox.ts';
import type { RequestRecord } from './store.ts';

/** The contracts of the inbox, as checked where they cross a process. */

export const inboxMessageSchema = z.object({
  id: z.string().regex(/^\d+$/),
  acceptedAt: z.iso.datetime(),
  phoneNumber: z.string(),
  sentAs: z.string(),
  smsSdkAppId: z.string(),
  signName: z.string(),
  templateId: z.string(),
  templateParams: z.array(z.string()),
  text: z.string(),
  code: z.string().nullable(),
  serialNo: z.string(),
  requestId: z.string(),
  sessionContext: z.string(),
  warnings: z.array(z.string()),
}) satisfies z.ZodType<InboxMessage>;

export const providerRequestSchema = z.object({
  requestId: z.string(),
  receivedAt: z.iso.datetime(),
  method: z.string().nullable(),
  path: z.string().nullable(),
  action: z.string().nullable(),
  phoneNumbers: z.array(z.string()),
  verdict: z.string(),
  message: z.string(),
}) satisfies z.ZodType<ProviderRequest>;

export const requestRecordSchema = providerRequestSchema.extend({
  headers: z.record(z.string(), z.string()),
  body: z.string(),
  reply: z.string(),
  brokenRule: z.string().nullable(),
  recipients: z.array(
    z.object({
      sentAs: z.string(),
      phoneNumber: z.string(),
      verdict: z.string(),
      brokenRule: z.string().nullable(),
    }),
  ),
}) satisfies z.ZodType<RequestRecord>;
