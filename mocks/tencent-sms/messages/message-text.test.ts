import { expect, test } from '@playwright/test';
import { renderText, segments } from './message-text.ts';

/** Characters, whether the number is foreign, and billed segments (tencent-sms.md, section 2). */
const bills: ReadonlyArray<readonly [string, number, boolean, number]> = [
  ['字', 70, false, 1],
  ['字', 71, false, 2],
  ['字', 134, false, 2],
  ['字', 135, false, 3],
  ['a', 71, false, 2],
  ['a', 160, true, 1],
  ['a', 161, true, 2],
  ['a', 306, true, 2],
  ['a', 307, true, 3],
  ['字', 71, true, 2],
];

for (const [character, length, abroad, fee] of bills) {
  test(`${length} times ${character} ${abroad ? 'abroad' : 'on the mainland'} costs ${fee}`, () => {
    expect(segments(character.repeat(length), abroad)).toBe(fee);
  });
}

test('a template is filled by position, and keeps a variable that got no parameter', () => {
  const template = '{2} and {1}, {3}{02} {x}';
  expect(renderText('Sign', template, ['one', 'two'])).toBe('【Sign】two and one, {3}two {x}');
  expect(renderText('', template, [])).toBe(template);
});
