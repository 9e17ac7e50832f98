import type { WireRequest } from '../../../../contracts/wire-request.ts';
import type { Uses } from '../step.ts';

/** A request that is malformed in one place, with placeholders for what only a run knows. */
export interface OddRequest {
  readonly key: string;
  /** Who sends it: a page and a browser have cookies, an application none. */
  readonly by: 'page' | 'browser' | 'application';
  /** Whether its body has to be a JSON object with strings in it. */
  readonly needsObject: boolean;
  /** Whether anything is another way afterwards where it is accepted. */
  readonly changes: boolean;
  readonly make: (uses: Uses, client: number) => WireRequest;
}
