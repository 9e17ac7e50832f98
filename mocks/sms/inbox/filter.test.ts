import { expect, test } from '@playwright/test';
import type { InboxMessage } from '../../../contracts/inbox.ts';
import { inboxKey } from '../../tencent-sms/messages/phone-number.ts';
import { draft } from '../testing/draft.ts';
import { byNumber, type MessageFilter, matcherOf } from './filter.ts';

const message: InboxMessage = {
  id: '7',
  ...draft({
    text: '【示例签名】Your Code is 123456.',
    serialNo: '5000:1045710669157053657849499619',
    reference: 'Order-77',
  }),
};

const finds = (filter: MessageFilter): boolean => matcherOf(filter)(message);

test('text is found in text, number, context and serial number, in capitals or not', () => {
  const found = ['your CODE', '示例', '+86138', 'order-77', '5000:1045'].map((text) => finds({ text }));
  expect(found).toEqual([true, true, true, true, true]);
  expect(finds({ text: 'order-78' })).toBe(false);
});

test('text is found within one field only', () => {
  expect(finds({ text: '123456.\n+86' })).toBe(false);
});

test('a whole number in any spelling means that number alone', () => {
  for (const phone of ['13812345678', '8613812345678', '+86 138-1234-5678', '008613812345678']) {
    expect(byNumber(phone, inboxKey)).toEqual({ phoneNumber: '+8613812345678' });
  }
  expect(matcherOf(byNumber('13105550100', inboxKey))({ ...message, phoneNumber: '+13105550100' })).toBe(false);
});

test('digits that are no whole number are looked for within the numbers', () => {
  expect(byNumber('138 12', inboxKey)).toEqual({ digits: '13812' });
  expect([finds({ digits: '13812' }), finds({ digits: '13813' })]).toEqual([true, false]);
});

test('a template is found by its whole id', () => {
  expect([finds({ templateId: '100001' }), finds({ templateId: '10000' })]).toEqual([true, false]);
});

test('a filter that is a regular expression bomb is plain text, and is found or not in no time', () => {
  const filter = { text: '(a+)+$' };
  const bomb = { ...message, text: `${'a'.repeat(400)}!` };
  const started = performance.now();
  expect(Array.from({ length: 2000 }, () => matcherOf(filter)(bomb))).not.toContain(true);
  expect(performance.now() - started).toBeLessThan(1000);
  expect(matcherOf(filter)({ ...message, text: 'see (A+)+$ there' })).toBe(true);
});
