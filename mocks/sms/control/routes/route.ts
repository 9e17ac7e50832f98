import { z } from 'zod';
import type { Tenant } from '../../tenants/tenant.ts';
import type { Tenants } from '../../tenants/tenants.ts';

/** What a route is handed. */
export interface RouteInput<Params, Query, Body> {
  /** The namespace that the query names, the default one if none. */
  readonly tenant: Tenant;
  readonly tenants: Tenants;
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  /** The last event that a client which comes back has seen. */
  readonly lastEventId: string | undefined;
  /** Aborted when the client has gone away. */
  readonly gone: AbortSignal;
}

/** What a route answers. A stream is written to until the client goes away. */
export interface RouteReply {
  readonly status: number;
  readonly body?: unknown;
  readonly contentType?: string;
}

export interface ReplyDescription {
  readonly description: string;
  /** Shape of the JSON body, if there is one. */
  readonly schema?: z.core.$ZodType;
  /** Where the body is no JSON. */
  readonly contentType?: string;
}

/** A route as it is mounted, and as the OpenAPI description tells of it. */
export interface Route {
  readonly method: 'get' | 'post' | 'put' | 'delete';
  /** With parameters as `:name`. */
  readonly path: string;
  readonly summary: string;
  readonly params: z.ZodObject;
  readonly query: z.ZodObject;
  readonly body: z.ZodType;
  readonly replies: Readonly<Record<number, ReplyDescription>>;
  /** Runs the route on raw input; throws ZodError where that makes no sense. */
  run(input: RouteInput<unknown, unknown, unknown>): Promise<RouteReply>;
}

interface RouteDefinition<Params extends z.ZodObject, Query extends z.ZodObject, Body extends z.ZodType>
  extends Omit<Route, 'run'> {
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  handle(input: RouteInput<z.output<Params>, z.output<Query>, z.output<Body>>): Promise<RouteReply>;
}

/** No parameters, or no body. */
const nothing = z.object({});

/** A route whose input is checked by zod. */
export const defineRoute = <Params extends z.ZodObject, Query extends z.ZodObject, Body extends z.ZodType>({
  handle,
  ...route
}: RouteDefinition<Params, Query, Body>): Route => ({
  ...route,
  run: ({ params, query, body, ...input }) =>
    handle({
      ...input,
      params: route.params.parse(params),
      query: route.query.parse(query),
      body: route.body.parse(body ?? {}),
    }),
});

/** What every route takes besides. */
export const namespaceQuery = z.object({
  namespace: z
    .string()
    .regex(/^[\w.-]{1,60}$/)
    .optional()
    .describe('Name of a namespace; the default one if absent'),
});

/** What a route takes that takes nothing of its own. */
export const noInput = { params: nothing, query: namespaceQuery, body: nothing } as const;

export const phone = z
  .string()
  .regex(/^\+?[\d ()-]{3,30}$/, 'must be a phone number')
  .describe('A number in any spelling, digits or E.164');

export const cursor = z
  .string()
  .regex(/^\d{1,15}$/, 'must be the id of a message')
  .describe('Id of a message: only later ones will do');

export const problem = z.object({ error: z.string() });
