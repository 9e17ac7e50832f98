import { errorCode } from '../../fixtures/http/index.ts';
import { expect, test } from '../../fixtures/playwright/test.ts';

/** Each made of the right code, so that whoever is lenient accepts it. */
const malformed: ReadonlyArray<readonly [what: string, spoil: (code: string) => unknown]> = [
  ['no code at all', () => undefined],
  ['null', () => null],
  ['an empty text', () => ''],
  ['the first five digits', (code) => code.slice(0, 5)],
  ['a seventh digit', (code) => `${code}0`],
  ['the code between blanks', (code) => ` ${code} `],
  ['a trailing line break', (code) => `${code}\n`],
  ['a zero byte at its end', (code) => `${code}\0`],
  ['full-width digits', (code) => code.replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)))],
  ['Arabic-Indic digits', (code) => code.replace(/\d/g, (digit) => String.fromCodePoint(0x660 + Number(digit)))],
  ['six letters', () => 'abcdef'],
  ['a wildcard', () => '%'],
  ['a list with the code', (code) => [code]],
  ['an object with the code', (code) => ({ code })],
  ['true', () => true],
  ['the number that the code is', (code) => Number(code)],
  ['ten thousand digits', (code) => code.padEnd(10_000, '0')],
];

for (const [what, spoil] of malformed) {
  test(`${what} instead of a code is refused without an inner error, and the right code still counts`, {
    tag: ['@OTP-14'],
  }, async ({ begin, codeFor, phone }) => {
    const visitor = await begin('SignIn');
    const sent = await codeFor(visitor, phone, 'SignIn');
    const reply = await visitor.verifyCode({ ...sent, code: spoil(sent.code) });
    expect(reply).toBeRefused();
    expect(errorCode(reply)).toMatch(/^(guard|verification_code)\./);
    expect(await visitor.verifyCode(sent)).toBeAccepted();
  });
}
