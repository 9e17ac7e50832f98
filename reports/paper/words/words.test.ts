import { expect, test } from '@playwright/test';
import { wordsIn } from './index.ts';

/** Each text of a dictionary that takes nothing, and each that a function gives. */
const textsIn = (value: unknown): string[] => {
  if (typeof value === 'string') {
    return [value];
  }
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
};

/** Names, which have no translation. */
const names = ['@logto/next', 'Next.js', 'Node', 'Playwright', 'Logto', 'SHA-256', 'zh-CN', '：', '、'];

test('each text of the Chinese dictionary is Chinese, beside names', () => {
  const others = textsIn(wordsIn.zh).filter((text) => !/\p{Script=Han}/u.test(text));
  expect(new Set(others)).toEqual(new Set(names));
});

test('no text of the English dictionary has Chinese characters', () => {
  expect(textsIn(wordsIn.en).filter((text) => /\p{Script=Han}/u.test(text))).toEqual([]);
});

test('the Chinese dictionary has the terms of the field', () => {
  const all = textsIn(wordsIn.zh).join('\n');
  expect(['验证码', '授权码', '一致性', '偏差', '证据清单'].filter((term) => !all.includes(term))).toEqual([]);
});
