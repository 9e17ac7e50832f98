import { AppVisitor, sampleAppWays, signInWays } from '../../fixtures/playwright/application/app-visitor.ts';
import { test as base } from '../../fixtures/playwright/openid/authorization.ts';
import { expect } from '../../fixtures/playwright/test.ts';
import { unevenness } from '../../fixtures/statistics/distributions.ts';

/** Of base64url. */
const alphabetSize = 64;

/** The probability of such an uneven use of the alphabet if all characters are equally likely. */
const evenness = (texts: readonly string[]): number =>
  // The last character of base64url carries fewer bits than the others.
  unevenness(
    texts.flatMap((text) => [...text.slice(0, -1)]),
    alphabetSize,
  );

const test = base.extend<{ readonly states: (count: number) => Promise<string[]> }>({
  states: async ({ request, stack }, use, testInfo) => {
    const { url, origin, signInPress } = stack.description.apps.primary;
    const isMadeUp = origin !== 'sample' && signInPress === null;
    testInfo.skip(isMadeUp, 'a script of the page makes up the authorization request, which takes a browser each time');
    const person = new AppVisitor(request, url, signInPress ? signInWays(signInPress) : sampleAppWays);
    await use(async (count) =>
      (await person.startSignIns(count)).map((address) => new URL(address).searchParams.get('state') ?? 'none'),
    );
  },
});

test.describe.configure({ timeout: 120_000 });

test('state values are unique, at least 22 characters long and uniformly distributed', {
  tag: ['@AUT-02.1'],
}, async ({ states, note }) => {
  const first = await states(200);
  expect(new Set(first).size).toBe(200);
  expect(first.filter((state) => !/^[\w-]{22,}$/.test(state))).toEqual([]);
  const probability = evenness(first);
  note(`Chi-square over the alphabet: p = ${probability.toPrecision(3)}; asked is more than 0.00001.`);
  expect(probability).toBeGreaterThan(0.000_01);
});
