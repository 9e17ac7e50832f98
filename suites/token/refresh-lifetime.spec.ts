import { bodyAs, tokensSchema, type Visitor } from '../../fixtures/http/index.ts';
import { test as base } from '../../fixtures/playwright/openid/id-token.ts';
import { expect } from '../../fixtures/playwright/test.ts';

const day = 24 * 3600;
/** More than a test may take, so that a slow machine makes no token too old. */
const shortly = 40;

const types = ['Traditional', 'SPA', 'Native'] as const;
type Type = (typeof types)[number];

interface OfApplication {
  readonly type: Type;
  /** Life of a refresh token. */
  readonly days: number;
  readonly rotates?: boolean;
}

/** An application's refresh token, under its hand. */
interface InUse {
  readonly visitor: Visitor;
  /** The first refresh token. */
  readonly first: string;
  /** Lets seconds pass for the user, and refreshes by the newest token. */
  readonly refreshAfter: (seconds: number) => ReturnType<Visitor['refresh']>;
  /** Uses the newest token whenever these seconds have passed: how many passed in all until one was refused. */
  readonly refreshUntilRefused: (every: number, mostSeconds: number) => Promise<number>;
}

const test = base.extend<{ readonly signedInto: (application: OfApplication) => Promise<InUse> }>({
  signedInto: async ({ register, backWithTokens, ageSignIns, user }, use) => {
    await use(async ({ type, days, rotates }) => {
      const metadata = { refreshTokenTtlInDays: days, ...(rotates !== undefined && { rotateRefreshToken: rotates }) };
      const application = await register({ type, customClientMetadata: metadata });
      const { visitor, tokens } = await backWithTokens({}, application);
      const first = tokens.refresh_token ?? '';
      let newest = first;
      const refreshAfter = async (seconds: number) => {
        await ageSignIns(user, seconds);
        const reply = await visitor.refresh(newest);
        newest = tokensSchema.safeParse(reply.body).data?.refresh_token ?? newest;
        return reply;
      };
      const refreshUntilRefused = async (every: number, mostSeconds: number) => {
        let passed = 0;
        let status = 200;
        while (status === 200 && passed < mostSeconds) {
          passed += every;
          status = (await refreshAfter(every)).status;
        }
        return status === 200 ? Number.POSITIVE_INFINITY : passed;
      };
      return { visitor, first, refreshAfter, refreshUntilRefused };
    });
  },
});

for (const type of types) {
  for (const days of [14, 90]) {
    test(`a refresh token of a ${type} application is accepted shortly before ${days} days`, {
      tag: [`@TOK-30.1.${type}-${days}`],
    }, async ({ signedInto }) => {
      const { refreshAfter } = await signedInto({ type, days });
      expect(await refreshAfter(days * day - shortly)).toBeAccepted();
    });

    test(`a refresh token of a ${type} application is rejected after ${days} days`, {
      tag: [`@TOK-30.2.${type}-${days}`],
    }, async ({ signedInto }) => {
      const { refreshAfter } = await signedInto({ type, days });
      expect(await refreshAfter(days * day)).toBeRefused('invalid_grant');
    });
  }
}

test('refresh tokens of an SPA end with the lifetime of the first one', { tag: ['@TOK-31.1'] }, async ({
  signedInto,
}) => {
  const { refreshAfter } = await signedInto({ type: 'SPA', days: 90 });
  expect(await refreshAfter(80 * day)).toBeAccepted();
  expect(await refreshAfter(10 * day - shortly)).toBeAccepted();
  expect(await refreshAfter(shortly)).toBeRefused('invalid_grant');
});

for (const type of ['Traditional', 'Native'] as const) {
  test(`refresh tokens of a ${type} application end though they are used`, { tag: [`@TOK-31.2.${type}`] }, async ({
    signedInto,
  }) => {
    const { refreshUntilRefused, refreshAfter } = await signedInto({ type, days: 90 });
    expect(await refreshUntilRefused(80 * day, 3 * 366 * day)).toBeLessThanOrEqual(366 * day + 90 * day);
    expect(await refreshAfter(0)).toBeRefused('invalid_grant');
  });

  for (const days of [14, 90]) {
    test(`a replaced refresh token of a ${type} application lives for ${days} days again`, {
      tag: [`@TOK-32.1.${type}-${days}`],
    }, async ({ signedInto }) => {
      const { refreshAfter } = await signedInto({ type, days });
      expect(await refreshAfter((4 * days * day) / 5)).toBeAccepted();
      expect(await refreshAfter(days * day - shortly)).toBeAccepted();
    });
  }
}

test('a refresh token without rotation stays the same and ends at the set time', { tag: ['@TOK-33.1'] }, async ({
  signedInto,
}) => {
  const { first, refreshAfter } = await signedInto({ type: 'Traditional', days: 14, rotates: false });
  const late = bodyAs(await refreshAfter(14 * day - shortly), tokensSchema);
  expect([undefined, first]).toContain(late.refresh_token);
  expect(await refreshAfter(shortly)).toBeRefused('invalid_grant');
});
