/** How does the sign-in feel in a browser while the load goes on? A few real browsers beside it, with web vitals. */
import { browser } from 'k6/browser';
import exec from 'k6/execution';
import type { Options } from 'k6/options';
import { numberOf } from '../plan/numbers.ts';
import { secondsOf } from '../plan/plan.ts';
import { arrive, timedAsync } from './flows/arrive.ts';
import { common, eachStep, fasterThan, openModel, withKept } from './lib/options.ts';
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
  thresholds: withKept({
    ...eachStep('sign-in'),
    flow_completed: ['rate==1'],
    dropped_iterations: ['count==0'],
    'flow_completed{flow:browser}': ['rate==1'],
    // What web.dev calls good, for three visits in four; a first paint on a machine that is full takes longer.
    browser_web_vital_lcp: [`p(75)<${Math.max(2500, plan.slowestMs)}`],
    'flow_duration{flow:browser}': fasterThan(Math.max(10_000, 4 * plan.slowestMs)),
  }),
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
