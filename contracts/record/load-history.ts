/**
 * The history of a load run: what was asked for, delivered, tried and answered, one event a line. The generators write
 * theirs, the harness writes what the fake provider delivered and who owns which number; a checker judges the whole.
 * Plain TypeScript: k6 imports it too.
 *
 * Numbers and codes are synthetic and stand here in clear; tokens, cookies and passwords never do.
 */
import type { PhoneDigits } from '../phone.ts';

/** Milliseconds since the epoch. */
export type Time = number;

/** Where an event comes from. `generator` and `arrival` are enough to find the iteration again. */
interface Source {
  /** Id of the k6 process: one of several that share a run, or `harness`. */
  readonly generator: string;
  /** k6's virtual user. */
  readonly user: number;
  /** Number of the arrival in its scenario, over all generators (`exec.scenario.iterationInTest`). */
  readonly arrival: number;
}

/**
 * How a request ended. `refused`: answered with 4xx, so it had no effect. `failed`: 5xx, or no answer, so whether it had
 * an effect is not known, and either is right.
 */
export type Ending =
  | { readonly outcome: 'accepted'; readonly status: number }
  | {
      readonly outcome: 'refused';
      readonly status: number /** Logto's code, such as `verification_code.expired`. */;
      readonly error: string;
    }
  | { readonly outcome: 'failed'; readonly status: number };

/** A request of one browser. */
interface Request extends Source {
  /** When the request left. */
  readonly began: Time;
  /** When its answer was there. */
  readonly at: Time;
  /** One browser's way from the authorization request on: unique in the run, see `interactionId`. */
  readonly interaction: string;
}

export type Purpose = 'sign-in' | 'register' | 'forgot-password';

/**
 * A code is about to be asked for. Written before the request leaves, so that one that is interrupted is known: its
 * message may arrive or not. Its `send` has the same `interaction` and `began`.
 */
export interface AskedEvent extends Source {
  readonly kind: 'asked';
  readonly began: Time;
  readonly interaction: string;
  readonly phone: PhoneDigits;
}

/** What came of it. */
export type SendEvent = Request &
  Ending & {
    readonly kind: 'send';
    readonly phone: PhoneDigits;
    readonly purpose: Purpose;
    /** Logto's id of the verification that the code belongs to; null where the answer named none. */
    readonly verification: string | null;
  };

/** A code was tried. */
export type TryEvent = Request &
  Ending & {
    readonly kind: 'try';
    readonly phone: PhoneDigits;
    readonly verification: string;
    readonly code: string;
  };

/** The application's callback was called, as the authorization response has it or otherwise. */
export type CallbackEvent = Request & {
  readonly kind: 'callback';
  readonly variant: 'valid' | 'replayed' | 'tampered' | 'without-session';
  /** Whether the application had a session afterwards that it did not have before. */
  readonly outcome: 'signed-in' | 'refused' | 'failed';
  readonly status: number;
};

/** The application showed whom it takes the browser for. */
export type SeenEvent = Request & {
  readonly kind: 'seen';
  /** The number with which this browser signed in. */
  readonly phone: PhoneDigits;
  /** How it did; by `code` it needs an accepted try. */
  readonly by: 'code' | 'password';
  readonly subject: string;
  /** `phone_number` among the claims, digits only; null where they have none. */
  readonly claimedPhone: PhoneDigits | null;
  /** Digest of the application's session cookie, if it was taken. */
  readonly session: string | null;
};

/** The application was opened after a sign-out. */
export type SignedOutEvent = Request & {
  readonly kind: 'signed-out';
  readonly phone: PhoneDigits;
  /** Subject that the application still showed; null if none, as is right. */
  readonly subject: string | null;
};

/** What a generator writes. */
export type GeneratorEvent = AskedEvent | SendEvent | TryEvent | CallbackEvent | SeenEvent | SignedOutEvent;

/** The fake provider brought a message to a number. Written by the harness. */
export interface DeliveredEvent {
  readonly kind: 'delivered';
  /** When the provider accepted it. */
  readonly at: Time;
  /** When it was in the inbox. */
  readonly arrived: Time;
  /** Cursor in the inbox. */
  readonly message: string;
  /** Recipient, digits only. */
  readonly phone: PhoneDigits;
  readonly code: string | null;
}

/** The fake provider refused a message, or a fault answered in its place. Written by the harness. */
export interface ProviderRefusedEvent {
  readonly kind: 'provider-refused';
  /** When the request came. */
  readonly at: Time;
  /** Recipient, digits only. */
  readonly phone: PhoneDigits;
  /** Tencent's code, or `Fault`. */
  readonly verdict: string;
}

/** Whom a number belongs to. Written by the harness, from the Management API. */
export interface OwnerEvent {
  readonly kind: 'owner';
  readonly at: Time;
  readonly phone: PhoneDigits;
  readonly subject: string;
}

/** What the harness writes. */
export type HarnessEvent = DeliveredEvent | ProviderRefusedEvent | OwnerEvent;

export type HistoryEvent = GeneratorEvent | HarnessEvent;

/** Id of one browser's way in the run, for `Request.interaction`. @param part tells those of one arrival apart */
export const interactionId = ({ generator, arrival }: Pick<Source, 'generator' | 'arrival'>, part = 0): string =>
  `${generator}-${arrival}${part === 0 ? '' : `-${part}`}`;
