/**
 * The history of a load run: what was asked for, delivered, tried and answered, one event a line. The generators write
 * theirs, the harness writes what the fake provider delivered and who owns which number; a checker judges the whole.
 * k6 imports its types alone.
 *
 * Numbers and codes are synthetic and stand here in clear; tokens, cookies and passwords never do.
 */
import { z } from 'zod';
import type { Frozen } from './frozen.ts';

/** Milliseconds since the epoch. */
const time = z.number();
/** Digits only. */
const phone = z.string().regex(/^\d{5,15}$/);
const status = z.int().min(0).max(599);
const purpose = z.enum(['sign-in', 'register', 'forgot-password']);

/** Where an event comes from. `generator` and `arrival` are enough to find the iteration again. */
const source = z.object({
  /** Id of the k6 process: one of several that share a run, or `harness`. */
  generator: z.string().min(1),
  /** k6's virtual user. */
  user: z.int(),
  /** Number of the arrival in its scenario, over all generators (`exec.scenario.iterationInTest`). */
  arrival: z.int(),
});

/** A request of one browser. */
const request = source.extend({
  /** When the request left. */
  began: time,
  /** When its answer was there. */
  at: time,
  /** One browser's way from the authorization request on: unique in the run, see `beginVisit`. */
  interaction: z.string().min(1),
});

/**
 * How a request ended. `refused`: answered with 4xx, so it had no effect. `failed`: 5xx, or no answer, so whether it had
 * an effect is not known, and either is right.
 */
const accepted = z.object({ outcome: z.literal('accepted'), status });
const refused = z.object({
  outcome: z.literal('refused'),
  status,
  /** Logto's code, such as `verification_code.expired`. */
  error: z.string(),
});
const failed = z.object({ outcome: z.literal('failed'), status });

/**
 * A code is about to be asked for. Written before the request leaves, so that one that is interrupted is known: its
 * message may arrive or not. Its `send` has the same `interaction` and `began`.
 */
const asked = source.extend({ kind: z.literal('asked'), began: time, interaction: z.string().min(1), phone });

/** What came of it. */
const send = request.extend({
  kind: z.literal('send'),
  phone,
  purpose,
  /** Logto's id of the verification that the code belongs to; null where the answer named none. */
  verification: z.string().nullable(),
});

/** A code was tried. */
const attempt = request.extend({ kind: z.literal('try'), phone, verification: z.string(), code: z.string() });

/** The application's callback was called, as the authorization response has it or otherwise. */
const callback = request.extend({
  kind: z.literal('callback'),
  variant: z.enum(['valid', 'replayed', 'tampered', 'without-session']),
  /** Whether the application had a session afterwards that it did not have before. */
  outcome: z.enum(['signed-in', 'refused', 'failed']),
  status,
});

/** The application showed whom it takes the browser for. */
const seen = request.extend({
  kind: z.literal('seen'),
  /** The number with which this browser signed in. */
  phone,
  /** How it did; by `code` it needs an accepted try. */
  by: z.enum(['code', 'password']),
  subject: z.string(),
  /** `phone_number` among the claims, digits only; null where they have none. */
  claimedPhone: phone.nullable(),
  /** Digest of the application's session cookie, if it was taken. */
  session: z.string().nullable(),
});

/** The application was opened after a sign-out. */
const signedOut = request.extend({
  kind: z.literal('signed-out'),
  phone,
  /** Subject that the application still showed; null if none, as is right. */
  subject: z.string().nullable(),
});

const ofGenerator = [
  asked,
  z.discriminatedUnion('outcome', [send.extend(accepted.shape), send.extend(refused.shape), send.extend(failed.shape)]),
  z.discriminatedUnion('outcome', [
    attempt.extend(accepted.shape),
    attempt.extend(refused.shape),
    attempt.extend(failed.shape),
  ]),
  callback,
  seen,
  signedOut,
] as const;

/** The fake provider brought a message to a number. */
const delivered = z.object({
  kind: z.literal('delivered'),
  /** When the provider accepted it. */
  at: time,
  /** When it was in the inbox; null where the inbox was followed by a way that may be slower than the inbox. */
  arrived: time.nullable(),
  /** Cursor in the inbox. */
  message: z.string(),
  /** The recipient. */
  phone,
  code: z.string().nullable(),
});

/** The fake provider refused a message, or a fault answered in its place. */
const providerRefused = z.object({
  kind: z.literal('provider-refused'),
  /** When the request came. */
  at: time,
  /** The recipient. */
  phone,
  /** The provider's code, or `Fault`. */
  verdict: z.string(),
});

/** Whom a number belongs to, from the Management API. */
const owner = z.object({ kind: z.literal('owner'), at: time, phone, subject: z.string() });

const ofHarness = [delivered, providerRefused, owner] as const;

/** An event as it stands in a file. */
export const historyEventSchema = z.discriminatedUnion('kind', [...ofGenerator, ...ofHarness]);

export type Time = z.infer<typeof time>;
export type Purpose = z.infer<typeof purpose>;
export type Ending = Frozen<z.infer<typeof accepted | typeof refused | typeof failed>>;
/** What a generator writes. */
export type GeneratorEvent = Frozen<z.infer<(typeof ofGenerator)[number]>>;
export type DeliveredEvent = Frozen<z.infer<typeof delivered>>;
export type ProviderRefusedEvent = Frozen<z.infer<typeof providerRefused>>;
export type OwnerEvent = Frozen<z.infer<typeof owner>>;
/** What the harness writes. */
export type HarnessEvent = Frozen<z.infer<(typeof ofHarness)[number]>>;
export type HistoryEvent = Frozen<z.infer<typeof historyEventSchema>>;
