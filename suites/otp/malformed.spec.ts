import { errorCode } from '../../fixtures/http/index.ts';
import { expect, test } from '../../fixtures/playwright/test.ts';

/** Each is made of the valid code, so that a lenient implementation accepts it. */
const malformed: ReadonlyArray<readonly [key: string, what: string, malform: (code: string) => unknown]> = [
  ['nothing', 'a missing code', () => undefined],
  ['null', 'a null code', () => null],
  ['empty', 'an empty code', () => ''],
  ['five', 'a code of five digits', (code) => code.slice(0, 5)],
  ['seven', 'a code with a seventh digit', (code) => `${code}0`],
  ['blanks', 'a code between spaces', (code) => ` ${code} `],
  ['line-break', 'a code with a trailing line break', (code) => `${code}\n`],
  ['zero-byte', 'a code with a trailing null byte', (code) => `${code}\0`],
  [
    'full-width',
    'a code in full-width digits',
    (code) => code.replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit))),
  ],
  [
    'arabic',
    'a code in Arabic-Indic digits',
    (code) => code.replace(/\d/g, (digit) => String.fromCodePoint(0x660 + Number(digit))),
  ],
  ['letters', 'a code of six letters', () => 'abcdef'],
  ['wildcard', 'a wildcard as code', () => '%'],
  ['list', 'an array with the code', (code) => [code]],
  ['object', 'an object with the code', (code) => ({ code })],
  ['true', 'the boolean true as code', () => true],
  ['number', 'a code as JSON number', (code) => Number(code)],
  ['ten-thousand', 'a code of ten thousand digits', (code) => code.padEnd(10_000, '0')],
];

for (const [key, what, malform] of malformed) {
  test(`${what} is rejected as invalid; the valid code works afterwards`, {
    tag: [`@OTP-14.1.${key}`],
  }, async ({ requestCode, phone }) => {
    const { visitor, sent } = await requestCode('SignIn', phone);
    const reply = await visitor.verifyCode({ ...sent, code: malform(sent.code) });
    expect(reply).toBeRefused();
    expect(errorCode(reply)).toMatch(/^(guard|verification_code)\./);
    expect(await visitor.verifyCode(sent)).toBeAccepted();
  });
}
