import type { LoadPlan } from './plan.ts';

/** The part of a stack's description that k6 needs. */
interface Place {
  readonly apps: { readonly primary: { readonly url: string; readonly clientId: string } };
  readonly logto: { readonly endpoint: string };
  readonly provider: { readonly controlUrl: string; readonly token: string | null };
  readonly phoneBlock: number;
}

/** What `load/lib/settings.ts` reads on the other side. */
export const k6Environment = (
  { apps, logto, provider, phoneBlock }: Place,
  plan: LoadPlan,
  generator: string,
): Record<string, string> => ({
  LOAD_APP_URL: apps.primary.url,
  LOAD_LOGTO_ENDPOINT: logto.endpoint,
  LOAD_APP_ID: apps.primary.clientId,
  LOAD_INBOX_URL: provider.controlUrl,
  ...(provider.token !== null && { LOAD_INBOX_TOKEN: provider.token }),
  LOAD_PHONE_BLOCK: String(phoneBlock),
  LOAD_GENERATOR: generator,
  LOAD_PLAN: JSON.stringify(plan),
});
