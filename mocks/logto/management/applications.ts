import type Router from '@koa/router';
import { type ApplicationPatch, type Applications, applicationTypes } from '../data/applications.ts';
import { guard, z } from '../http/guard.ts';
import { page } from './paging.ts';

const isUri = (value: string) => /^[a-z][a-z0-9+.-]*:/i.test(value) && URL.canParse(value);

const uris = z.array(z.string().refine(isUri));

const oidcClientMetadata = z.object({
  redirectUris: uris,
  postLogoutRedirectUris: uris,
  backchannelLogoutUri: z.string().refine(isUri).optional(),
  backchannelLogoutSessionRequired: z.boolean().optional(),
});

const creation = z.object({
  name: z.string().min(1),
  type: z.enum(applicationTypes),
  description: z.string().nullable().optional(),
  oidcClientMetadata: oidcClientMetadata.optional(),
  customClientMetadata: z.record(z.unknown()).optional(),
  customData: z.record(z.unknown()).optional(),
});

const patch = creation.omit({ type: true }).extend({ oidcClientMetadata: oidcClientMetadata.partial() }).partial();

const secretCreation = z.object({ name: z.string().min(1) });

/** What was given; an absent value must not overwrite. */
const given = (input: z.output<typeof patch>): ApplicationPatch =>
  Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));

/** `/api/applications`: create, list, get, patch, delete, and secrets. */
export const applicationRoutes = (router: Router, applications: Applications, endpoint: string): void => {
  router.get('/applications', (ctx) => {
    ctx.body = page(ctx, endpoint, applications.list(), true);
  });
  router.post('/applications', (ctx) => {
    const { name, type, ...rest } = guard(creation, ctx.request.body);
    ctx.body = applications.create({ name, type, ...given(rest) });
  });
  router.get('/applications/:id', (ctx) => {
    ctx.body = applications.get(ctx.params.id ?? '');
  });
  router.patch('/applications/:id', (ctx) => {
    const application = applications.get(ctx.params.id ?? '');
    const { oidcClientMetadata: metadata, ...rest } = guard(patch, ctx.request.body);
    Object.assign(application, given(rest), {
      oidcClientMetadata: { ...application.oidcClientMetadata, ...metadata },
    });
    ctx.body = application;
  });
  router.delete('/applications/:id', (ctx) => {
    applications.remove(ctx.params.id ?? '');
    ctx.status = 204;
  });
  router.get('/applications/:id/secrets', (ctx) => {
    ctx.body = applications.secrets(ctx.params.id ?? '');
  });
  router.post('/applications/:id/secrets', (ctx) => {
    ctx.status = 201;
    ctx.body = applications.addSecret(ctx.params.id ?? '', guard(secretCreation, ctx.request.body).name);
  });
  router.delete('/applications/:id/secrets/:name', (ctx) => {
    applications.removeSecret(ctx.params.id ?? '', ctx.params.name ?? '');
    ctx.status = 204;
  });
};
