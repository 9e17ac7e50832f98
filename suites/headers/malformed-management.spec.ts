import { z } from 'zod';
import { type ApiCall, jsonRequest } from '../../contracts/api-call.ts';
import { encode, type WireRequest } from '../../contracts/wire-request.ts';
import { malformations, malformed } from '../../fixtures/http/malformed.ts';
import type { User } from '../../fixtures/playwright/people/people.ts';
import { test as base, expect } from '../../fixtures/playwright/test.ts';
import { ManagementRefusal } from '../../fixtures/stack/management-api.ts';

/** Calls that change nothing, whatever their values are. */
const callsAbout = ({ id, phone }: User): ApiCall[] => [
  { method: 'GET', path: `/users?${encode({ 'search.primaryPhone': phone, 'mode.primaryPhone': 'exact' })}` },
  { method: 'GET', path: `/logs?${encode({ userId: id, logKey: 'Interaction.SignIn.Submit' })}` },
  { method: 'POST', path: `/users/${id}/password/verify`, body: { password: 'any-password-1' } },
  { method: 'POST', path: '/sign-in-exp/default/check-password', body: { password: 'any-password-1', userId: id } },
];

interface PerTest {
  /** The status of an answer to a request of the Management API. */
  readonly statusOf: (request: WireRequest) => Promise<number>;
}

const test = base.extend<PerTest>({
  statusOf: async ({ stack }, use) => {
    await use(async ({ method, path, body }) => {
      try {
        await stack.management.call(method, path, z.unknown(), body === undefined ? undefined : JSON.parse(body));
        return 200;
      } catch (error) {
        if (error instanceof ManagementRefusal) {
          return error.status;
        }
        throw error;
      }
    });
  },
});

// A list repeats its query in Link headers: a very long one makes an answer that Node refuses to read.
for (const malformation of malformations.filter(({ key }) => key !== 'long')) {
  test(`no Management API call with ${malformation.title} causes a server error`, {
    tag: [`@HDR-04.4.${malformation.key}`],
  }, async ({ statusOf, user }) => {
    const answers: string[] = [];
    for (const call of callsAbout(user)) {
      for (const { name, request } of malformed(jsonRequest(call), malformation)) {
        const path = request.path.replace(/\?.*/s, '').replace(user.id, ':id');
        answers.push(`${await statusOf(request)} ${request.method} ${path}, ${name}`);
      }
    }
    expect(answers.length).toBeGreaterThan(0);
    expect(answers.filter((answer) => answer.startsWith('500 '))).toEqual([]);
  });
}
