import type { InboxMessage, RequestRecord } from '../../../contracts/inbox.ts';

/** One of the page's views. */
export interface View {
  readonly name: string;
  readonly element: HTMLElement;
  /** Fetches what it shows; the messages' view tells the cursor from which to listen. */
  load(): Promise<unknown>;
  message?(message: InboxMessage): void;
  request?(request: RequestRecord): void;
  /** Whether a key meant something. */
  key?(key: string): boolean;
}
