import { expect, test } from '@playwright/test';
import { accountSchema, defaultAccount } from './account.ts';

const problemsOf = (template: Record<string, unknown>): string[] => {
  const account = { ...defaultAccount(), templates: [{ templateId: '1', type: 'notice', ...template }] };
  return accountSchema.safeParse(account).error?.issues.map(({ message }) => message) ?? [];
};

const unapproved: ReadonlyArray<readonly [string, Record<string, unknown>, string]> = [
  ['a gap between its variables', { text: '{1}号{3}' }, 'variables must be {1}, {2} and so on, without a gap'],
  ['two variables side by side', { text: '订单{1}{2}' }, 'two variables must have something between them'],
  ['nothing but a variable', { text: '{1}' }, 'there must be more than variables'],
  [
    'no word for the code, abroad',
    { text: 'Use {1}.', type: 'verification', scope: 'global' },
    'a global template for verification must contain the word code',
  ],
];

for (const [what, template, problem] of unapproved) {
  test(`an account has no template with ${what}`, () => {
    expect(problemsOf(template)).toEqual([problem]);
  });
}

test('an account has the templates that the documentation gives as examples', () => {
  expect(problemsOf({ text: '{1}为您的登录验证码，请于{2}分钟内填写', type: 'verification' })).toEqual([]);
  expect(problemsOf({ text: 'Your code is {1}.', type: 'verification', scope: 'global' })).toEqual([]);
});
