import type { ApiCall } from '../../contracts/api-call.ts';
import { experience, experienceRequest } from '../../contracts/experience.ts';
import type { Visitor } from '../../fixtures/http/index.ts';
import { test as base, expect, trials } from '../../fixtures/playwright/people/flows.ts';
import { costOf, mostFor } from './cost-of-length.ts';

type SetPassword = (password: string) => ApiCall;

interface PerTest {
  /** What it costs Logto to refuse 2,000 and 20,000 characters: milliseconds beyond those of the request. */
  readonly costsOf: (
    visitor: Visitor,
    setPassword: SetPassword,
  ) => Promise<{ readonly short: number; readonly long: number }>;
}

const seriesOf = (setPassword: SetPassword, length: number) => {
  const text = 'x'.repeat(length);
  const ofOneCharacter = setPassword('x');
  return {
    call: setPassword(text),
    paddedCall: { ...ofOneCharacter, body: { ...ofOneCharacter.body, nothing: text } },
    judged: [] as number[],
    padded: [] as number[],
  };
};

const test = base.extend<PerTest>({
  costsOf: async ({ stack, distribution }, use) => {
    const timeOf = async (visitor: Visitor, call: ApiCall) => {
      const reply = await visitor.send(experienceRequest(call, stack.description.client.clientId));
      expect(reply).toBeRefused();
      return Math.round(reply.took);
    };
    await use(async (visitor, setPassword) => {
      const short = seriesOf(setPassword, 2000);
      const long = seriesOf(setPassword, 20_000);
      // What runs for the first time is slower.
      await timeOf(visitor, short.call);
      await trials(3, async () => {
        // A short try is delayed sooner than a long one, in proportion.
        for (const { call, paddedCall, judged, padded } of [short, short, short, long]) {
          padded.push(await timeOf(visitor, paddedCall));
          judged.push(await timeOf(visitor, call));
        }
      });
      await distribution('ms to refuse a password of 2,000 characters', short.judged);
      await distribution('ms to refuse one character and 2,000 beside it', short.padded);
      await distribution('ms to refuse a password of 20,000 characters', long.judged);
      await distribution('ms to refuse one character and 20,000 beside it', long.padded);
      return { short: costOf(short), long: costOf(long) };
    });
  },
});

// Logto answers nobody else meanwhile: in the project whose checks have the tenant to themselves.
test.describe.configure({ timeout: 120_000 });

test('refusing an over-long password at registration takes time in proportion to its length', {
  tag: ['@HDR-08.1'],
}, async ({ begin, costsOf }) => {
  const { short, long } = await costsOf(await begin('Register'), experience.addPassword);
  expect(long).toBeLessThan(mostFor(short));
});

test('refusing an over-long password at a reset takes time in proportion to its length', {
  tag: ['@HDR-08.2'],
}, async ({ begin, identifyForReset, user, costsOf }) => {
  const visitor = await begin('ForgotPassword');
  await identifyForReset(visitor, user);
  const { short, long } = await costsOf(visitor, experience.replacePassword);
  expect(long).toBeLessThan(mostFor(short));
});
