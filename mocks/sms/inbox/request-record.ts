import type { ProviderRequest } from '../../../contracts/inbox.ts';

/** A request with all that the inbox page shows beside its message. Secrets are left out. */
export interface RequestRecord extends ProviderRequest {
  readonly headers: Readonly<Record<string, string>>;
  /** The beginning of the body, as text. */
  readonly body: string;
  /** The beginning of the reply, or what a fault did in its place. */
  readonly reply: string;
  /** The rule that failed the request as a whole; `fault` where one did. */
  readonly brokenRule: string | null;
  readonly recipients: ReadonlyArray<{
    readonly sentAs: string;
    readonly phoneNumber: string;
    readonly verdict: string;
    readonly brokenRule: string | null;
  }>;
}
