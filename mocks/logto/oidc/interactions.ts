import type { Context } from 'koa';
import type Provider from 'oidc-provider';
import type { Interaction } from 'oidc-provider';
import { RequestError, sessionNotFound } from '../http/request-error.ts';
import { interactionUid } from './cookies.ts';

/** Who signed out or changed in another tab goes no further here. */
const assertSameSession = async ({ session }: Interaction, provider: Provider) => {
  if (session?.uid === undefined) {
    return;
  }
  const current = await provider.Session.findByUid(session.uid);
  if (!current) {
    throw sessionNotFound('session not found');
  }
  if (current.accountId !== session.accountId) {
    throw sessionNotFound('session principal changed');
  }
};

/**
 * The open interaction of the request's browser and application.
 *
 * @throws RequestError 400 `session.not_found`, with oidc-provider's descriptions, or `oidc.invalid_request` when the
 * header `logto-app-id` names another application
 */
export const openInteraction = async (ctx: Context, provider: Provider): Promise<Interaction> => {
  const uid = interactionUid(ctx);
  if (uid === undefined) {
    throw sessionNotFound('interaction session id cookie not found');
  }
  const interaction = await provider.Interaction.find(uid);
  if (!interaction) {
    throw sessionNotFound('interaction session not found');
  }
  const clientId = ctx.get('logto-app-id');
  if (clientId !== '' && interaction.params.client_id !== clientId) {
    throw new RequestError('oidc.invalid_request', 400, {
      extra: { error: 'invalid_request', error_description: 'interaction client_id mismatch' },
    });
  }
  await assertSameSession(interaction, provider);
  return interaction;
};

/** Stores what the user decided and tells where the browser goes on: `<endpoint>/oidc/auth/<uid>`. */
export const finishInteraction = async (interaction: Interaction, result: Interaction['result']): Promise<string> => {
  Object.assign(interaction, { result: { ...interaction.lastSubmission, ...result } });
  await interaction.save(interaction.exp - Math.floor(Date.now() / 1000));
  return interaction.returnTo;
};
