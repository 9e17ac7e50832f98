import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import LogtoClient from '@logto/next/edge';
import type { FaultyProvider } from '../../fixtures/playwright/application/relying-party.ts';
import { freePort } from '../../fixtures/stack/ports.ts';

/**
 * Pages of an application that asks userinfo, which the guide's application does not: `@logto/next` with its option
 * `fetchUserInfo`, by its handlers for Request and Response.
 */
export const startUserinfoApp = async ({ endpoint, client }: FaultyProvider) => {
  const port = await freePort('the application that asks userinfo', 0);
  const baseUrl = `http://localhost:${port}`;
  const logto = new LogtoClient({
    appId: client.clientId,
    appSecret: client.clientSecret,
    endpoint,
    baseUrl,
    cookieSecret: randomBytes(24).toString('hex'),
    cookieSecure: false,
  });
  const handlers: Record<string, (request: Request) => Promise<Response>> = {
    '/sign-in': logto.handleSignIn({ redirectUri: `${baseUrl}/callback` }),
    '/callback': logto.handleSignInCallback(`${baseUrl}/user`),
    '/user': logto.handleUser({ fetchUserInfo: true }),
  };
  const server = createServer(async ({ url = '/', headers }, reply) => {
    const { pathname, href } = new URL(url, baseUrl);
    const request = new Request(href, { headers: { cookie: headers.cookie ?? '' } });
    const response = await (handlers[pathname]?.(request) ?? Promise.reject(new Error('no such page'))).catch(
      (error: unknown) => new Response(String(error), { status: 500 }),
    );
    reply.writeHead(response.status, [...response.headers].flat()).end(await response.text());
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    /** Leads to the provider. */
    signInUrl: `${baseUrl}/sign-in`,
    /** What the SDK tells an application of whoever is signed in, as JSON: `isAuthenticated`, `claims`, `userInfo`. */
    userUrl: `${baseUrl}/user`,
    async [Symbol.asyncDispose]() {
      if (server.listening) {
        server.close();
        server.closeAllConnections();
        await once(server, 'close');
      }
    },
  };
};
