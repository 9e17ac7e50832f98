import { z } from 'zod';
import type { FaultSchema } from '../../faults/fault.ts';
import { defineRoute, noInput, problem, type Route } from './route.ts';

export const faultRoutes = (faultSchema: FaultSchema): Route[] => [
  defineRoute({
    method: 'get',
    path: '/faults',
    summary: 'The faults that are set, with how often each was hit',
    ...noInput,
    replies: {
      200: { description: 'The faults', schema: z.array(faultSchema.extend({ id: z.string(), hits: z.int() })) },
    },
    handle: async ({ tenant }) => ({ status: 200, body: tenant.faults.list() }),
  }),
  defineRoute({
    method: 'post',
    path: '/faults',
    summary: 'Sets a fault, or sets one of the same id anew',
    ...noInput,
    body: faultSchema,
    replies: {
      201: { description: 'It is set', schema: z.object({ id: z.string() }) },
      409: { description: 'There are too many', schema: problem },
    },
    handle: async ({ tenant, body }) => ({ status: 201, body: { id: tenant.faults.add(body).id } }),
  }),
  defineRoute({
    method: 'delete',
    path: '/faults/:id',
    summary: 'Ends a fault',
    ...noInput,
    params: z.object({ id: z.string().max(60) }),
    replies: {
      204: { description: 'It is over' },
      404: { description: 'There is none of this id', schema: problem },
    },
    handle: async ({ tenant, params }) =>
      tenant.faults.remove(params.id) ? { status: 204 } : { status: 404, body: { error: `no fault ${params.id}` } },
  }),
  defineRoute({
    method: 'delete',
    path: '/faults',
    summary: 'Ends all faults of the namespace',
    ...noInput,
    replies: { 204: { description: 'They are over' } },
    handle: async ({ tenant }) => {
      tenant.faults.clear();
      return { status: 204 };
    },
  }),
];
