import { type AccountInput, ManualClock, tencentLimits } from '../index.ts';
import { verdictOf } from '../testing/client.ts';
import { expect, senderTo, startWith, test } from '../testing/test.ts';

const second = 1000;
const hour = 3600 * second;
/** Eight in the morning of the mainland. */
const morning = new Date('2026-11-24T00:00:00Z');

const startLimited = async (limits: AccountInput['limits'], more: Partial<AccountInput> = {}) => {
  const clock = new ManualClock(morning);
  const provider = await startWith({ ...more, limits }, { clock });
  const { send } = senderTo(provider);
  return {
    clock,
    provider,
    send: async (changes: Record<string, unknown> = {}) =>
      verdictOf(await send(changes, { timestamp: Math.floor(clock.now() / 1000) })),
    [Symbol.asyncDispose]: () => provider[Symbol.asyncDispose](),
  };
};

const code = (digits: string) => ({ TemplateParamSet: [digits] });

test('by default no frequency rule is on', async ({ sender }) => {
  const verdicts = await Promise.all(Array.from({ length: 12 }, async () => verdictOf(await sender.send())));
  expect(new Set(verdicts)).toEqual(new Set(['Ok']));
});

test('the same text goes to a number once in 30 s, another text at once', async () => {
  await using limited = await startLimited({ sameContentIn30Seconds: 1 });
  expect([await limited.send(), await limited.send(), await limited.send(code('654321'))]).toEqual([
    'Ok',
    'LimitExceeded.PhoneNumberThirtySecondLimit',
    'Ok',
  ]);
  limited.clock.advance(30 * second);
  expect(await limited.send()).toBe('Ok');
});

test('a number gets so many messages in 30 s, and another number its own', async () => {
  await using limited = await startLimited({ numberIn30Seconds: 2 });
  const verdicts = [await limited.send(), await limited.send(code('1')), await limited.send(code('2'))];
  expect(verdicts).toEqual(['Ok', 'Ok', 'LimitExceeded.PhoneNumberThirtySecondLimit']);
  expect(await limited.send({ PhoneNumberSet: ['13900000000'] })).toBe('Ok');
  limited.clock.advance(30 * second);
  expect(await limited.send()).toBe('Ok');
});

test('the window of an hour slides', async () => {
  await using limited = await startLimited({ numberInHour: 2 });
  await limited.send();
  limited.clock.advance(hour / 2);
  expect([await limited.send(), await limited.send()]).toEqual(['Ok', 'LimitExceeded.PhoneNumberOneHourLimit']);
  limited.clock.advance(hour / 2);
  expect([await limited.send(), await limited.send()]).toEqual(['Ok', 'LimitExceeded.PhoneNumberOneHourLimit']);
});

test('the day ends at midnight of the mainland', async () => {
  await using limited = await startLimited({ numberInDay: 1 });
  expect([await limited.send(), await limited.send()]).toEqual(['Ok', 'LimitExceeded.PhoneNumberDailyLimit']);
  limited.clock.advance(16 * hour - second);
  expect(await limited.send()).toBe('LimitExceeded.PhoneNumberDailyLimit');
  limited.clock.advance(second);
  expect(await limited.send()).toBe('Ok');
});

test('the same text goes to a number so many times a day', async () => {
  await using limited = await startLimited({ sameContentInDay: 1 });
  expect([await limited.send(), await limited.send(), await limited.send(code('1'))]).toEqual([
    'Ok',
    'LimitExceeded.PhoneNumberSameContentDailyLimit',
    'Ok',
  ]);
});

test("a policy of the customer's own has a code of its own", async () => {
  await using limited = await startLimited({ custom: { seconds: 5, count: 1 } });
  expect([await limited.send(), await limited.send()]).toEqual(['Ok', 'LimitExceeded.DeliveryFrequencyLimit']);
  limited.clock.advance(5 * second);
  expect(await limited.send()).toBe('Ok');
});

test('an application has its messages of a day, on the mainland and in all', async () => {
  await using all = await startLimited({ applicationInDay: 1 });
  expect([await all.send(), await all.send()]).toEqual(['Ok', 'LimitExceeded.AppDailyLimit']);
  await using mainland = await startLimited({ applicationMainlandInDay: 1 });
  expect([await mainland.send(), await mainland.send()]).toEqual(['Ok', 'LimitExceeded.AppMainlandChinaDailyLimit']);
});

const abroad = { TemplateId: '4', TemplateParamSet: ['1234'], PhoneNumberSet: ['+60198890000'] };
const globalTemplates: Partial<AccountInput> = {
  templates: [{ templateId: '4', text: 'Your code is {1}.', type: 'verification', scope: 'global' }],
  signatures: [{ text: '示例签名', scopes: ['global'] }],
};

const globalLimits: ReadonlyArray<readonly [AccountInput['limits'], string]> = [
  [{ applicationGlobalInDay: 1 }, 'LimitExceeded.AppGlobalDailyLimit'],
  [{ accountGlobalInDay: 1 }, 'LimitExceeded.DailyLimit'],
  [{ countryInDay: { MY: 1 } }, 'LimitExceeded.AppCountryOrRegionDailyLimit'],
  [{ globalInSecond: 1 }, 'LimitExceeded.GlobalSmsSendingRateLimit'],
];

for (const [limits, verdict] of globalLimits) {
  test(`foreign messages beyond ${Object.keys(limits ?? {}).join()} fail with ${verdict}`, async () => {
    await using limited = await startLimited(limits, globalTemplates);
    expect([await limited.send(abroad), await limited.send(abroad)]).toEqual(['Ok', verdict]);
  });
}

test('numbers on the whitelist skip the frequency rules', async () => {
  await using limited = await startLimited(tencentLimits, { whitelist: ['+8613812345678'] });
  expect([await limited.send(), await limited.send()]).toEqual(['Ok', 'Ok']);
});

test("Tencent's limits of a new account let ten messages of a day through", async () => {
  await using limited = await startLimited(tencentLimits);
  const verdicts: string[] = [];
  for (let digits = 0; digits < 11; digits += 1) {
    verdicts.push(await limited.send(code(String(digits))));
  }
  expect(verdicts).toEqual([...Array(10).fill('Ok'), 'LimitExceeded.PhoneNumberDailyLimit']);
});

test('a package runs out after its last message', async () => {
  await using limited = await startLimited({}, { balance: 1 });
  expect([await limited.send(), await limited.send()]).toEqual([
    'Ok',
    'FailedOperation.InsufficientBalanceInSmsPackage',
  ]);
});
