import type { LoadApplication } from '../plan/application.ts';
import type { LoadPlan } from '../plan/plan.ts';

/** k6 asks no host of its own about its use or about extensions. */
export const quiet = { K6_AUTO_EXTENSION_RESOLUTION: 'false', K6_NO_USAGE_REPORT: 'true' } as const;

/** The part of a stack's description that k6 needs. */
interface Place {
  /** Of ours. */
  readonly client: { readonly url: string; readonly clientId: string };
  readonly logto: { readonly endpoint: string };
  readonly provider: { readonly controlUrl: string; readonly token: string | null };
  readonly phoneBlock: number;
}

/** What `load/scripts/lib/settings.ts` reads on the other side. */
export const k6Environment = (
  { client, logto, provider, phoneBlock }: Place,
  application: LoadApplication,
  plan: LoadPlan,
  generator: string,
): Record<string, string> => ({
  LOAD_APPLICATION: JSON.stringify(application),
  LOAD_CLIENT: JSON.stringify({ clientId: client.clientId, redirectUri: `${client.url}/callback` }),
  LOAD_LOGTO_ENDPOINT: logto.endpoint,
  LOAD_INBOX_URL: provider.controlUrl,
  ...(provider.token !== null && { LOAD_INBOX_TOKEN: provider.token }),
  LOAD_PHONE_BLOCK: String(phoneBlock),
  LOAD_GENERATOR: generator,
  LOAD_PLAN: JSON.stringify(plan),
});
