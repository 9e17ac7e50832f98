/**
 * The application that arrivals come from, and the client of ours that those use who speak of Logto alone. Plain
 * TypeScript: the command makes it and k6 reads it.
 */
import type { HomeReading } from '../../contracts/application-home.ts';
import type { RecordedPress } from '../../contracts/recorded-press.ts';
import { sampleAppReading } from '../../contracts/sample-app-home.ts';
import type { Look } from '../../fixtures/application/look.ts';

/** A client at Logto. */
export interface LoadClient {
  readonly clientId: string;
  readonly redirectUri: string;
}

export interface LoadApplication extends LoadClient {
  /** Address of its page, without trailing slash. */
  readonly url: string;
  /** What its buttons send; null of our sample app, whose page says it. A button that nobody presses in this run is null. */
  readonly presses: Readonly<Record<'signIn' | 'signOut', RecordedPress | null>> | null;
  /** How its page tells who is signed in. */
  readonly reading: HomeReading;
  /** How a browser uses it. */
  readonly look: Look;
}

type Described = Omit<LoadApplication, 'presses' | 'reading'>;

const cut = ({ clientId, redirectUri, url, look }: Described): Described => ({ clientId, redirectUri, url, look });

/** Our sample app: known without a browser. */
export const sampleLoadApplication = (application: Described): LoadApplication => ({
  ...cut(application),
  presses: null,
  reading: sampleAppReading,
});

/** An application that nobody comes from in a run. */
export const unusedApplication = (application: Described): LoadApplication => ({
  ...cut(application),
  presses: { signIn: null, signOut: null },
  reading: { signedIn: null, signedOut: null, subject: null },
});
