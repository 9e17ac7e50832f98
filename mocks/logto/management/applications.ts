import type Router from '@koa/router';
import { type Applications, applicationPatch, newApplication } from '../data/applications.ts';
import { guard, z } from '../http/guard.ts';
import { page } from './paging.ts';

const secretCreation = z.object({ name: z.string().min(1) });

/** `/api/applications`: create, list, get, patch, delete, and secrets. */
export const applicationRoutes = (router: Router, applications: Applications, endpoint: string): void => {
  router.get('/applications', (ctx) => {
    ctx.body = page(ctx, endpoint, applications.list(), true);
  });
  router.post('/applications', (ctx) => {
    ctx.body = applications.create(guard(newApplication, ctx.request.body));
  });
  router.get('/applications/:id', (ctx) => {
    ctx.body = applications.get(ctx.params.id ?? '');
  });
  router.patch('/applications/:id', (ctx) => {
    const application = applications.get(ctx.params.id ?? '');
    const { oidcClientMetadata: metadata, ...rest } = guard(applicationPatch, ctx.request.body);
    Object.assign(application, rest, { oidcClientMetadata: { ...application.oidcClientMetadata, ...metadata } });
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
