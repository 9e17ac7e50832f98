import type { Context } from 'koa';
import type Provider from 'oidc-provider';
import type { Interaction } from 'oidc-provider';
import { z } from 'zod';
import type { Tenant } from '../data/tenant.ts';
import type { Users } from '../data/users.ts';
import { sessionNotFound } from '../http/request-error.ts';
import { finishInteraction, openInteraction } from './interactions.ts';

const promptDetails = z.object({
  missingOIDCScope: z.array(z.string()).default([]),
  missingResourceScopes: z.record(z.string(), z.array(z.string())).default({}),
});

/** Scopes that a consent page does not show. */
const implicitScopes = new Set(['openid', 'offline_access']);

const signedIn = (interaction: Interaction) => {
  const accountId = interaction.session?.accountId;
  if (accountId === undefined) {
    throw sessionNotFound();
  }
  return { accountId, clientId: String(interaction.params.client_id) };
};

/**
 * Grants what the application asked for: the applications of a tenant are its own, so nobody is asked. A user is of the
 * application that they consented to first.
 */
const grantAll = async (interaction: Interaction, provider: Provider, users: Users): Promise<string> => {
  const { accountId, clientId } = signedIn(interaction);
  const user = users.byId(accountId);
  if (user) {
    user.applicationId ??= clientId;
  }
  const known = interaction.grantId === undefined ? undefined : await provider.Grant.find(interaction.grantId);
  const grant = known ?? new provider.Grant({ accountId, clientId });
  const { missingOIDCScope, missingResourceScopes } = promptDetails.parse(interaction.prompt.details);
  grant.addOIDCScope(missingOIDCScope.join(' '));
  for (const [indicator, scopes] of Object.entries(missingResourceScopes)) {
    grant.addResourceScope(indicator, scopes.join(' '));
  }
  return finishInteraction(interaction, { consent: { grantId: await grant.save() } });
};

export interface Consent {
  /** GET /consent: straight back to the authorization request. */
  page(ctx: Context): Promise<void>;
  /** GET /api/interaction/consent */
  info(ctx: Context): Promise<void>;
  /** POST /api/interaction/consent */
  accept(ctx: Context): Promise<void>;
}

export const createConsent = (provider: Provider, { users, applications }: Tenant): Consent => ({
  async page(ctx) {
    ctx.redirect(await grantAll(await openInteraction(ctx, provider), provider, users));
  },
  async accept(ctx) {
    ctx.body = { redirectTo: await grantAll(await openInteraction(ctx, provider), provider, users) };
  },
  async info(ctx) {
    const interaction = await openInteraction(ctx, provider);
    const { accountId, clientId } = signedIn(interaction);
    const { id, name, avatar, username, primaryEmail, primaryPhone } = users.byId(accountId) ?? {};
    const { missingOIDCScope } = promptDetails.parse(interaction.prompt.details);
    ctx.body = {
      application: { id: clientId, name: applications.byId(clientId)?.name },
      user: { id, name, avatar, username, primaryEmail, primaryPhone },
      organizations: [],
      missingOIDCScope: missingOIDCScope.filter((scope) => !implicitScopes.has(scope)),
      missingResourceScopes: [],
      redirectUri: interaction.params.redirect_uri,
    };
  },
});
