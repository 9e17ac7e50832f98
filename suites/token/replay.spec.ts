import { type Application, bodyAs, tokensSchema } from '../../fixtures/http/index.ts';
import { replayDelays } from '../../fixtures/http/replay-delays.ts';
import { test } from '../../fixtures/playwright/openid/id-token.ts';
import { expect } from '../../fixtures/playwright/test.ts';
import type { ConnectedStack } from '../../fixtures/stack/connect.ts';

/** Logto's codes live for 60 s: one that has expired is refused for that. */
const codeLifetime = 60;
const refreshTokenLifetime = 14 * 24 * 3600;
/** Logto's grace for a replaced token is 3 s. */
const grace = 4;

for (const { key, title, seconds } of replayDelays(codeLifetime, 2)) {
  test(`an authorization code that is replayed ${title} is rejected and revokes its tokens`, {
    tag: [`@TOK-03.2.${key}`],
  }, async ({ backWithCode, ageSignIns, user }) => {
    const { visitor, code } = await backWithCode();
    const tokens = bodyAs(await visitor.redeem(code), tokensSchema);
    await ageSignIns(user, seconds);
    expect(await visitor.userinfo(tokens.access_token)).toBeAccepted();
    expect(await visitor.redeem(code)).toBeRefused('invalid_grant');
    expect(await visitor.userinfo(tokens.access_token)).toBeRefused();
    expect(await visitor.refresh(tokens.refresh_token ?? '')).toBeRefused('invalid_grant');
  });
}

type Presenter = (description: ConnectedStack['description']) => Application & { readonly url: string };

const presenters: ReadonlyArray<readonly [key: string, title: string, presenter: Presenter]> = [
  ['other', 'another client', ({ apps }) => apps.second],
  ['nobody', 'a client without its secret', ({ client: { clientId, url } }) => ({ clientId, url })],
];

for (const [key, title, presenter] of presenters) {
  for (const delay of replayDelays(codeLifetime)) {
    test(`a used authorization code is rejected for ${title}, ${delay.title}`, {
      tag: [`@TOK-03.3.${key}-${delay.key}`],
    }, async ({ backWithCode, delayReplay, visit, stack, user }) => {
      const { visitor, code } = await backWithCode();
      expect(await visitor.redeem(code)).toBeAccepted();
      await delayReplay(user, delay.seconds);
      const { verifier, redirectUri } = visitor.request;
      const presented = visit(presenter(stack.description));
      expect(await presented.redeem(code, { code_verifier: verifier, redirect_uri: redirectUri })).toBeRefused();
    });
  }
}

for (const { key, title, seconds } of replayDelays(refreshTokenLifetime, grace)) {
  test(`reuse of a refresh token of a public client ${title} revokes its family`, {
    tag: [`@TOK-17.3.${key}`],
  }, async ({ backWithTokens, publicApp, ageSignIns, user }) => {
    const { visitor, tokens } = await backWithTokens({}, publicApp);
    const replacement = bodyAs(await visitor.refresh(tokens.refresh_token ?? ''), tokensSchema);
    await ageSignIns(user, seconds);
    expect(await visitor.refresh(tokens.refresh_token ?? '')).toBeRefused('invalid_grant');
    expect(await visitor.refresh(replacement.refresh_token ?? '')).toBeRefused('invalid_grant');
  });
}
