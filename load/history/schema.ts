import { z } from 'zod';
import type { HistoryEvent } from '../../contracts/record/load-history.ts';

const time = z.number();
const phone = z.string().regex(/^\d{5,15}$/);
const status = z.int().min(0).max(599);

const source = z.object({ generator: z.string().min(1), user: z.int(), arrival: z.int() });
const request = source.extend({ began: time, at: time, interaction: z.string().min(1) });

const purpose = z.enum(['sign-in', 'register', 'forgot-password']);
const send = request.extend({ kind: z.literal('send'), phone, purpose, verification: z.string().nullable(), status });
const attempt = request.extend({ kind: z.literal('try'), phone, verification: z.string(), code: z.string(), status });

const accepted = { outcome: z.literal('accepted') };
const refused = { outcome: z.literal('refused'), error: z.string() };
const failed = { outcome: z.literal('failed') };

const seen = request.extend({
  kind: z.literal('seen'),
  phone,
  by: z.enum(['code', 'password']),
  subject: z.string(),
  claimedPhone: phone.nullable(),
  session: z.string().nullable(),
});

const callback = request.extend({
  kind: z.literal('callback'),
  variant: z.enum(['valid', 'replayed', 'tampered', 'without-session']),
  outcome: z.enum(['signed-in', 'refused', 'failed']),
  status,
});

/** An event as it stands in a file. */
export const historyEventSchema = z.discriminatedUnion('kind', [
  source.extend({ kind: z.literal('asked'), began: time, interaction: z.string().min(1), phone }),
  z.discriminatedUnion('outcome', [send.extend(accepted), send.extend(refused), send.extend(failed)]),
  z.discriminatedUnion('outcome', [attempt.extend(accepted), attempt.extend(refused), attempt.extend(failed)]),
  callback,
  seen,
  request.extend({ kind: z.literal('signed-out'), phone, subject: z.string().nullable() }),
  z.object({
    kind: z.literal('delivered'),
    at: time,
    arrived: time,
    message: z.string(),
    phone,
    code: z.string().nullable(),
  }),
  z.object({ kind: z.literal('provider-refused'), at: time, phone, verdict: z.string() }),
  z.object({ kind: z.literal('owner'), at: time, phone, subject: z.string() }),
]) satisfies z.ZodType<HistoryEvent>;
