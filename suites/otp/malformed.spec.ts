import { errorCode } from '../../fixtures/http/index.ts';
import { expect, test } from '../../fixtures/playwright/test.ts';

/** Each made of the right code, so that whoever is lenient accepts it. */
const malformed: ReadonlyArray<readonly [what: string, spoil: (code: string) => unknown]> = [
  ['nothing', () => undefined],
  ['null', () => null],
  ['an empty text', () => ''],
  ['five digits', (code) => code.slice(0, 5)],
  ['seven digits', (code) => `${code}0`],
  ['a leading space', (code) => ` ${code}`],
  ['a trailing line break', (code) => `${code}\n`],
  ['a zero byte at its end', (code) => `${code}\0`],
  ['full-width digits', (code) => code.replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)))],
  ['Arabic-Indic digits', (code) => code.replace(/\d/g, (digit) => String.fromCodePoint(0x660 + Number(digit)))],
  ['letters', () => 'abcdef'],
  ['a wildcard', () => '%'],
  ['a list', (code) => [code]],
  ['an object', (code) => ({ code })],
  ['true', () => true],
  ['a thousand digits', (code) => code.padEnd(1000, '0')],
];

test.describe('a malformed code is refused without an inner error, and the right one still counts', () => {
  for (const [what, spoil] of malformed) {
    test(what, { tag: ['@OTP-14'] }, async ({ begin, codeFor, phone }) => {
      const visitor = await begin('SignIn');
      const sent = await codeFor(visitor, phone, 'SignIn');
      const refusal = await visitor.verifyCode({ ...sent, code: spoil(sent.code) });
      expect(refusal.status).toBeGreaterThanOrEqual(400);
      expect(refusal.status).toBeLessThan(500);
      expect(errorCode(refusal)).toMatch(/^(guard|verification_code)\./);
      expect((await visitor.verifyCode(sent)).status).toBe(200);
    });
  }
});
