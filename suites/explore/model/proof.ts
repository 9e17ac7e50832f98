import type { Range } from './counter.ts';

/** What somebody who is signed in proves at the Account API: who that is, or that a number is theirs. */
export interface Proof {
  readonly kind: 'code' | 'password';
  /** Whose token asked for it, and of which sign-in that was. */
  readonly account: number;
  readonly grant: number;
  /** Whose number the code was sent to; of a password, whose account it is. */
  readonly person: number;
  /** Whether it proves who the user is: a password, or a code to the number that the account had. */
  readonly isOfUser: boolean;
  /** Whether its number was written in another way than Logto writes numbers: a server may take that for another one. */
  readonly isSpelled: boolean;
  readonly at: number;
  readonly sent: boolean;
  verifiedAt: number | null;
  used: boolean;
  readonly replaced: false;
  /** Whether number or password of the account have changed since. */
  outdated: boolean;
  lifetime: Range;
  bears: Range;
  tries: { surely: number; perhaps: number };
}
