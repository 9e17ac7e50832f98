import type { InboxMessage } from '../../../contracts/inbox.ts';
import type { RequestView } from './api.ts';

/** One of the page's views. */
export interface View {
  readonly name: string;
  readonly element: HTMLElement;
  /** Fetches what it shows; the messages' view tells the cursor from which to listen. */
  load(): Promise<unknown>;
  message?(message: InboxMessage): void;
  request?(request: RequestView): void;
  /** Whether a key meant something. */
  key?(key: string): boolean;
}
