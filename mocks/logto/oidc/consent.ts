import Router from '@koa/router';
import type { Context } from 'koa';
import type Provider from 'oidc-provider';
import type { Interaction } from 'oidc-provider';
import { z } from 'zod';
import type { Tenant } from '../data/tenant.ts';
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
 *
 * @returns where the browser goes on
 */
export const grantAll = async (ctx: Context, provider: Provider, { users }: Tenant): Promise<string> => {
  const interaction = await openInteraction(ctx, provider);
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

/** `/api/interaction`: consent, and what is left of Logto's older API. */
export const interactionRoutes = (provider: Provider, tenant: Tenant): Router => {
  const router = new Router({ prefix: '/api/interaction' });
  router.get('/consent', async (ctx) => {
    const interaction = await openInteraction(ctx, provider);
    const { accountId, clientId } = signedIn(interaction);
    const { id, name, avatar, username, primaryEmail, primaryPhone } = tenant.users.byId(accountId) ?? {};
    const { missingOIDCScope } = promptDetails.parse(interaction.prompt.details);
    ctx.body = {
      application: { id: clientId, name: tenant.applications.byId(clientId)?.name },
      user: { id, name, avatar, username, primaryEmail, primaryPhone },
      organizations: [],
      missingOIDCScope: missingOIDCScope.filter((scope) => !implicitScopes.has(scope)),
      missingResourceScopes: [],
      redirectUri: interaction.params.redirect_uri,
    };
  });
  router.post('/consent', async (ctx) => {
    ctx.body = { redirectTo: await grantAll(ctx, provider, tenant) };
  });
  const answerEmpty = async (ctx: Context) => {
    await openInteraction(ctx, provider);
    ctx.status = 204;
  };
  router.put('/', answerEmpty);
  router.delete('/', answerEmpty);
  return router;
};
