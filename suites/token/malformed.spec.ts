import { z } from 'zod';
import { redeemCode, refreshTokens } from '../../contracts/openid.ts';
import type { Reply } from '../../fixtures/http/index.ts';
import { malformations, malformed } from '../../fixtures/http/malformed.ts';
import { test } from '../../fixtures/playwright/openid/authorization.ts';
import { expect } from '../../fixtures/playwright/test.ts';

/** The error response of RFC 6749 5.2. */
const refusal = z.object({
  status: z.literal([400, 401]),
  body: z.object({
    error: z.literal([
      'invalid_request',
      'invalid_client',
      'invalid_grant',
      'unauthorized_client',
      'unsupported_grant_type',
      'invalid_scope',
    ]),
  }),
});

const isRefusal = (reply: Reply): boolean => refusal.safeParse(reply).success;

/** What stands in front of Logto may refuse such a request before, in a form of its own: that says nothing of Logto. */
const isOfAnother = ({ status, body }: Reply): boolean => status > 401 && status < 500 && typeof body === 'string';

for (const malformation of malformations.filter(({ inForm }) => inForm)) {
  test(`a token request with ${malformation.title} returns an error code of RFC 6749`, {
    tag: [`@TOK-25.1.${malformation.key}`],
  }, async ({ visit, stack: { description } }) => {
    const visitor = visit();
    const exchange = redeemCode(description.client, { ...visitor.request, code: 'unknown' });
    const refresh = refreshTokens(description.client, 'unknown');
    const others: string[] = [];
    for (const { name, request } of [exchange, refresh].flatMap((each) => malformed(each, malformation))) {
      const reply = await visitor.send(request);
      others.push(
        ...(isRefusal(reply) || isOfAnother(reply) ? [] : [`${name}: ${reply.status} ${JSON.stringify(reply.body)}`]),
      );
    }
    expect(others).toEqual([]);
  });
}
