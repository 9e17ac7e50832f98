import { mergeTests } from '@playwright/test';
import { addresses, attackerHost, pageAddresses, valuesWith } from '../../fixtures/http/addresses.ts';
import { authorizationQuery } from '../../fixtures/http/authorization.ts';
import { type Reply, signOut } from '../../fixtures/http/index.ts';
import { test as openid } from '../../fixtures/playwright/openid/authorization.ts';
import { test as pageEnds } from '../../fixtures/playwright/openid/page-ends.ts';
import { expect } from '../../fixtures/playwright/test.ts';
import { test as signOuts } from '../sign-out/end-session.ts';
import {
  authorizationParameters,
  endSessionParameters,
  knownEndpoints,
  pageParameters,
  pages,
  settingsParameters,
} from './addressed-parameters.ts';

const test = mergeTests(openid, pageEnds, signOuts);

/** Where a browser ends that follows the reply; where it stays, it is at the address of the request. */
const endOf = ({ location, url }: Reply): string => (location ?? url).origin;

/** What pages read and what the discovery document names that the lists were not made for: they no longer fit the version. */
const unlisted = (read: readonly string[], endpoints: readonly string[]): string[] => [
  ...read.filter((name) => ![...pageParameters, ...settingsParameters].includes(name)),
  ...endpoints.filter((name) => !knownEndpoints.includes(name)),
];

for (const { key, what, write } of addresses) {
  test(`no parameter of authorization leads to ${what}`, { tag: [`@AUT-19.4.${key}`] }, async ({ visit, issuer }) => {
    const visitor = visit();
    const callback = new URL(visitor.request.redirectUri);
    const ends = new Map<string, string>();
    for (const [name, value] of valuesWith(authorizationParameters, write(callback))) {
      ends.set(`${name}=${value}`, endOf(await visitor.authorize({ [name]: value })));
    }
    const own = [callback.origin, new URL(issuer).origin];
    expect([...ends].filter(([, end]) => !own.includes(end))).toEqual([]);
  });

  test(`no parameter of sign-out leads to ${what}`, { tag: [`@AUT-19.5.${key}`] }, async ({
    visit,
    registered,
    issuer,
    stack,
  }) => {
    const visitor = visit();
    const { clientId } = stack.description.client;
    const ends = new Map<string, string>();
    for (const [name, value] of valuesWith(endSessionParameters, write(new URL(registered)))) {
      const { target } = await signOut(visitor, { client_id: clientId, [name]: value });
      ends.set(name, new URL(target ?? issuer).origin);
    }
    const own = [registered, issuer].map((address) => new URL(address).origin);
    expect([...ends].filter(([, end]) => !own.includes(end))).toEqual([]);
  });
}

for (const [key, path] of pages) {
  test(`the page ${key} follows no address in a parameter`, { tag: [`@AUT-19.6.${key}`] }, async ({
    page,
    visit,
    issuer,
    whereTheyEnd,
    metadata,
    note,
  }) => {
    await page.request.get(`${issuer}/auth?${authorizationQuery(visit().request)}`, { maxRedirects: 0 });
    const written = pageAddresses.map(({ write }) => write(new URL(issuer)));
    const queries = [
      ...written.map((address) => [address, pageParameters] as const),
      [`https://${attackerHost}/`, settingsParameters] as const,
    ].map(([address, names]) => `/${path(address)}?${new URLSearchParams(names.map((name) => [name, address]))}`);
    const { away, read } = await whereTheyEnd(queries);
    const endpoints = Object.keys(metadata).filter((name) => name.endsWith('_endpoint'));
    note(`Not in the lists of this check: ${unlisted(read, endpoints).join(', ') || 'nothing'}.`);
    expect(away).toEqual([]);
  });
}
