import { z } from 'zod';
import type { ReplyDescription, Route } from './routes/route.ts';

const jsonSchema = (schema: z.core.$ZodType, io: 'input' | 'output') => {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rest;
};

const parametersOf = (schema: z.ZodObject, place: 'path' | 'query') => {
  const { properties = {}, required = [] } = jsonSchema(schema, 'input');
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: property,
  }));
};

const replyOf = ({ description, schema, contentType }: ReplyDescription) => ({
  description,
  ...(schema && { content: { 'application/json': { schema: jsonSchema(schema, 'output') } } }),
  ...(contentType && { content: { [contentType]: { schema: { type: 'string' } } } }),
});

const operationOf = ({ method, path, summary, params, query, body, replies }: Route) => ({
  summary,
  operationId: `${method}${path.replace(/[/:](\w)/g, (_match, letter: string) => letter.toUpperCase())}`,
  parameters: [...parametersOf(params, 'path'), ...parametersOf(query, 'query')],
  ...((method === 'post' || method === 'put') && {
    requestBody: { required: true, content: { 'application/json': { schema: jsonSchema(body, 'input') } } },
  }),
  responses: Object.fromEntries(
    Object.entries({ ...replies, 400: { description: 'The request makes no sense' } }).map(([status, reply]) => [
      status,
      replyOf(reply),
    ]),
  ),
});

/** The OpenAPI 3.1 description of the control API, made from its routes. */
export const openApi = (provider: string, routes: readonly Route[]) => {
  const paths: Record<string, Record<string, ReturnType<typeof operationOf>>> = {};
  for (const route of routes) {
    const path = route.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method]: operationOf(route) };
  }
  return {
    openapi: '3.1.0',
    info: { title: `Control API of the fake ${provider} provider`, version: '1' },
    components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
    security: [{}, { token: [] }],
    paths,
  };
};
