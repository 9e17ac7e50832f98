import type { LoadApplication, LoadClient } from '../../plan/application.ts';
import type { LoadPlan } from '../../plan/plan.ts';

const required = (name: string): string => {
  const value = __ENV[name];
  if (!value) {
    throw new Error(`${name} is not set: start this script with "npm run load"`);
  }
  return value;
};

const application: LoadApplication = JSON.parse(required('LOAD_APPLICATION'));
const client: LoadClient = JSON.parse(required('LOAD_CLIENT'));

/** Where the stack is. The command that starts k6 hands it over in the environment: see `load/k6/environment.ts`. */
export const settings = {
  application,
  /** Of ours, for flows that speak of Logto alone. */
  client,
  logtoEndpoint: required('LOAD_LOGTO_ENDPOINT'),
  /** Origin of the fake provider's control API. */
  inboxUrl: required('LOAD_INBOX_URL'),
  /** Its bearer token; empty without one. */
  inboxToken: __ENV.LOAD_INBOX_TOKEN ?? '',
  /** Whether the inbox was empty when the run began. */
  isInboxNew: __ENV.LOAD_INBOX_IS_NEW === 'true',
  phoneBlock: Number(required('LOAD_PHONE_BLOCK')),
  /** Where the database is taken away: see `load/outage/outage-control.ts`; empty but for scenario `outage`. */
  outageUrl: __ENV.LOAD_OUTAGE_URL ?? '',
  /** Id of this k6 among those that share a run. */
  generator: __ENV.LOAD_GENERATOR ?? 'k6',
};

/** What this run asks for; the command has made it. */
export const plan: LoadPlan = JSON.parse(required('LOAD_PLAN'));

/** Origin of the application. */
export const appOrigin = /^https?:\/\/[^/]+/.exec(settings.application.url)?.[0] ?? '';

/** An address of Logto's own. */
export const atLogto = (path: string): string => `${settings.logtoEndpoint}${path}`;
