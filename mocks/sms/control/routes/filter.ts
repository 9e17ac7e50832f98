import { z } from 'zod';
import { byNumber, type MessageFilter } from '../../inbox/filter.ts';
import type { Tenants } from '../../tenants/tenants.ts';
import { cursor, namespaceQuery } from './route.ts';

/**
 * The filter as every route takes it. An unknown part is refused, and so is an empty one: a slip of the pen would clear
 * all.
 */
export const filterQuery = z.strictObject({
  ...namespaceQuery.shape,
  phone: z
    .string()
    .regex(/^\+?[\d ()-]*\d[\d ()-]*$/, 'must be a phone number or digits of one')
    .max(30, 'must be a phone number or digits of one')
    .optional()
    .describe('A whole number in any spelling: that number alone; fewer digits: every number that has them'),
  template: z.string().min(1, 'must not be empty').max(40).optional().describe('Id of a template'),
  text: z
    .string()
    .min(1, 'must not be empty')
    .max(200)
    .optional()
    .describe('Part of text, number, reference or serial number, as it stands but for capitals'),
  after: cursor.optional(),
  until: cursor.optional().describe('Id of a message: only it and earlier ones will do'),
});

export const filterOf = (
  { dialect }: Tenants,
  { phone, template, text, after, until }: z.output<typeof filterQuery>,
): MessageFilter => ({
  ...(phone !== undefined && byNumber(phone, dialect.inboxKey)),
  templateId: template,
  text,
  after,
  until,
});
