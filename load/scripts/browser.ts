/** Arrivals, and a few real browsers beside them, with web vitals. */
import { browser } from 'k6/browser';
import exec from 'k6/execution';
import type { Options } from 'k6/options';
import { numberOf } from '../plan/numbers.ts';
import { secondsOf } from '../plan/plan.ts';
import { arrive, timedAsync } from './flows/arrive.ts';
import { common, openModel } from './lib/options.ts';
import { signInWithBrowser } from './lib/real-browser.ts';
import { plan, settings } from './lib/settings.ts';
import { beginVisit } from './lib/visit.ts';

/** As many as sign in at once in a browser; each costs a core while a page loads. */
const people = 2;

export const options: Options = {
  ...common,
  scenarios: {
    load: { ...openModel(), exec: 'load' },
    people: {
      executor: 'constant-vus',
      vus: people,
      duration: `${secondsOf(plan)}s`,
      gracefulStop: '30s',
      exec: 'person',
      options: { browser: { type: 'chromium' } },
    },
  },
};

export const load = (): void => arrive('sign-in');

export const person = async (): Promise<void> => {
  const arrival = exec.scenario.iterationInTest;
  const phone = numberOf(settings.phoneBlock, 'session-holder', arrival % (plan.numbers['session-holder'] ?? 1));
  const visit = beginVisit({ phone, user: exec.vu.idInTest, arrival, part: 2 });
  const context = await browser.newContext({ locale: 'en-US' });
  try {
    await timedAsync('browser', async () => signInWithBrowser(visit, await context.newPage()));
  } finally {
    await context.close();
  }
};
