import type { Cookie } from '../../../contracts/cookie-jar.ts';
import type { PhoneDigits } from '../../../contracts/phone.ts';
import type { GeneratorEvent } from '../../../contracts/record/load-history.ts';
import { openBrowser } from './browser.ts';
import { settings } from './settings.ts';

interface VisitOptions {
  readonly phone: PhoneDigits;
  readonly user: number;
  readonly arrival: number;
  /** Tells visits of one arrival number apart. */
  readonly part?: number;
  /** Whether nobody came with this number before in this run. */
  readonly isFirst?: boolean;
  /** The client at Logto that it comes from; the application by default. */
  readonly clientId?: string;
  /** Of an earlier visit that this one goes on with. */
  readonly interaction?: string;
  readonly cookies?: readonly Cookie[];
}

/** One browser's way through a flow, as the history tells of it. */
export const beginVisit = (options: VisitOptions) => {
  const { phone, user, arrival, part = 0, isFirst = false, cookies } = options;
  const { clientId = settings.application.clientId } = options;
  /** Where its events come from. */
  const source = { generator: settings.generator, user, arrival };
  /** Unique in the run. */
  const own = `${source.generator}-${arrival}${part === 0 ? '' : `-${part}`}`;
  return { browser: openBrowser(cookies), phone, clientId, source, isFirst, interaction: options.interaction ?? own };
};

export type Visit = ReturnType<typeof beginVisit>;

type Own<Event> = Event extends unknown ? Omit<Event, 'generator' | 'user' | 'arrival' | 'interaction'> : never;

/** k6 has it; its types do not. */
declare const console: { info(line: string): void };

/**
 * Writes an event of this visit into the run's history. k6 cannot append to a file, but it can send its console to one:
 * `--console-output FILE` with `--log-format json` (see `load/history/read.ts`). Each event is one line; it costs k6 about
 * 10 µs. Nothing else belongs on the console: warnings of a script would stand in that file, unseen.
 */
export const tell = ({ source, interaction }: Visit, event: Own<GeneratorEvent>): void =>
  console.info(JSON.stringify({ ...source, interaction, ...event }));
