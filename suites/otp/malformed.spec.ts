import { errorCode } from '../../fixtures/http/index.ts';
import { expect, test } from '../../fixtures/playwright/test.ts';

/** Each made of the right code, so that whoever is lenient accepts it. */
const malformed: ReadonlyArray<readonly [key: string, what: string, spoil: (code: string) => unknown]> = [
  ['nothing', 'no code at all', () => undefined],
  ['null', 'null', () => null],
  ['empty', 'an empty text', () => ''],
  ['five', 'the first five digits', (code) => code.slice(0, 5)],
  ['seven', 'a seventh digit', (code) => `${code}0`],
  ['blanks', 'the code between blanks', (code) => ` ${code} `],
  ['line-break', 'a trailing line break', (code) => `${code}\n`],
  ['zero-byte', 'a zero byte at its end', (code) => `${code}\0`],
  [
    'full-width',
    'full-width digits',
    (code) => code.replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit))),
  ],
  [
    'arabic',
    'Arabic-Indic digits',
    (code) => code.replace(/\d/g, (digit) => String.fromCodePoint(0x660 + Number(digit))),
  ],
  ['letters', 'six letters', () => 'abcdef'],
  ['wildcard', 'a wildcard', () => '%'],
  ['list', 'a list with the code', (code) => [code]],
  ['object', 'an object with the code', (code) => ({ code })],
  ['true', 'true', () => true],
  ['number', 'the number that the code is', (code) => Number(code)],
  ['ten-thousand', 'ten thousand digits', (code) => code.padEnd(10_000, '0')],
];

for (const [key, what, spoil] of malformed) {
  test(`${what} instead of a code is refused without an inner error, and the right code still counts`, {
    tag: [`@OTP-14.1.${key}`],
  }, async ({ begin, codeFor, phone }) => {
    const visitor = await begin('SignIn');
    const sent = await codeFor(visitor, phone, 'SignIn');
    const reply = await visitor.verifyCode({ ...sent, code: spoil(sent.code) });
    expect(reply).toBeRefused();
    expect(errorCode(reply)).toMatch(/^(guard|verification_code)\./);
    expect(await visitor.verifyCode(sent)).toBeAccepted();
  });
}
