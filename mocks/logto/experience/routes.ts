import Router from '@koa/router';
import type Provider from 'oidc-provider';
import type { Tenant } from '../data/tenant.ts';
import { guard } from '../http/guard.ts';
import { RequestError } from '../http/request-error.ts';
import { finishInteraction, openInteraction } from '../oidc/interactions.ts';
import type { Sender } from '../sms/sender.ts';
import {
  beginningBody,
  eventBody,
  identificationBody,
  newNameBody,
  newPasswordBody,
  oneTimeTokenBody,
  passwordBody,
  profileBody,
  sendBody,
  verifyBody,
} from './bodies.ts';
import { deliverCode } from './delivery.ts';
import { assertEventAllowed, identifyUser } from './identification.ts';
import { addPhone, addUsername, proveNewName } from './identifiers.ts';
import { interactionJson, newInteractionState } from './interaction-state.ts';
import { createInteractionStates } from './interaction-states.ts';
import { addPassword, assertProfileOpen, replacePassword, submitPassword, submitSignIn } from './profile.ts';
import { registerAside } from './registration.ts';
import { languagesOf, type Route } from './route.ts';
import { secondFactorRoutes } from './second-factor-routes.ts';
import { verifyCode, verifyPassword } from './verification.ts';

/**
 * Logto's Experience API for phone flows: what its pages call between the authorization request and its answer.
 *
 * @param endSessions ends the sessions of whoever reset a password, which Logto does not
 */
export const experienceRoutes = (
  tenant: Tenant,
  provider: Provider,
  sender: Sender,
  endSessions: (userId: string) => void,
): Router => {
  const router = new Router({ prefix: '/api/experience' });
  const states = createInteractionStates(tenant.faults, (state) => {
    for (const { id } of state.records.values()) {
      tenant.codes.drop(id);
    }
  });
  provider.on('interaction.destroyed', ({ uid }) => states.drop(uid));

  const route: Route = (method, path, handler) => {
    router[method](path, async (ctx) => {
      const interaction = await openInteraction(ctx, provider);
      await handler(ctx, states.get(interaction), interaction);
    });
  };

  router.put('/', async (ctx) => {
    const interaction = await openInteraction(ctx, provider);
    states.set(interaction, newInteractionState(guard(beginningBody, ctx.request.body).interactionEvent));
    ctx.status = 204;
  });

  route('get', '/interaction', (ctx, state) => {
    ctx.body = interactionJson(state, ctx.ip);
  });

  route('put', '/interaction-event', (ctx, state) => {
    const { interactionEvent } = guard(eventBody, ctx.request.body);
    assertEventAllowed(tenant, interactionEvent);
    const isReset = [interactionEvent, state.event].includes('ForgotPassword');
    if (interactionEvent !== state.event && isReset && !tenant.faults.has('event-can-be-switched-to-a-reset')) {
      throw new RequestError('session.not_supported_for_forgot_password', 400);
    }
    state.event = interactionEvent;
    ctx.status = 204;
  });

  route('post', '/verification/verification-code', async (ctx, state) => {
    const { identifier, interactionEvent: event } = guard(sendBody(tenant.faults), ctx.request.body);
    ctx.body = await deliverCode(tenant, sender, state, { identifier, event, ...languagesOf(ctx) });
  });

  route('post', '/verification/verification-code/verify', async (ctx, state) => {
    const record = await verifyCode(tenant, state, guard(verifyBody(tenant.faults), ctx.request.body));
    ctx.body = { verificationId: record.id };
  });

  route('post', '/verification/password', async (ctx, state) => {
    const record = await verifyPassword(tenant, state, guard(passwordBody, ctx.request.body));
    ctx.body = { verificationId: record.id };
    if (tenant.faults.has('step-answered-with-a-redirect')) {
      ctx.status = 307;
      ctx.set('location', ctx.path);
    }
  });

  route('post', '/verification/new-password-identity', async (ctx, state) => {
    const { id } = await proveNewName(tenant, state, guard(newNameBody, ctx.request.body));
    ctx.body = { verificationId: id };
  });

  // Nobody has a link: only an administrator makes them.
  route('post', '/verification/one-time-token/verify', (ctx) => {
    const { token } = guard(oneTimeTokenBody, ctx.request.body);
    throw new RequestError('one_time_token.token_not_found', 404, { interpolation: { token } });
  });

  secondFactorRoutes(route, tenant, sender);

  route('post', '/identification', async (ctx, state, interaction) => {
    const { verificationId } = guard(identificationBody, ctx.request.body);
    if (state.event === 'Register' && tenant.faults.has('two-accounts-in-parallel')) {
      await registerAside(tenant, state, verificationId);
    }
    const created = identifyUser(tenant, state, verificationId, String(interaction.params.client_id));
    ctx.status = created ? 201 : 204;
    if (created) {
      ctx.body = 'Created';
    }
  });

  route('post', '/profile', async (ctx, state) => {
    const profile = guard(profileBody, ctx.request.body);
    assertProfileOpen(tenant, state);
    switch (profile.type) {
      case 'password':
        await addPassword(tenant, state, profile.value);
        break;
      case 'username':
        addUsername(tenant, state, profile.value);
        break;
      case 'phone':
        addPhone(tenant, state, profile.verificationId);
        break;
      default:
        throw new RequestError('guard.invalid_input', 400);
    }
    ctx.status = 204;
  });

  route('put', '/profile/password', async (ctx, state) => {
    await replacePassword(tenant, state, guard(newPasswordBody, ctx.request.body).password);
    ctx.status = 204;
  });

  route('post', '/submit', async (ctx, state, interaction) => {
    if (state.event === 'ForgotPassword') {
      const { id } = submitPassword(tenant, state);
      if (!tenant.faults.has('sessions-survive-a-reset')) {
        endSessions(id);
      }
      if (tenant.faults.has('reset-signs-in')) {
        ctx.body = { redirectTo: await finishInteraction(interaction, { login: { accountId: id } }) };
        return;
      }
      states.drop(interaction.uid);
      ctx.status = 204;
      return;
    }
    ctx.body = { redirectTo: await submitSignIn(tenant, state, interaction) };
  });

  return router;
};
