import { accountSchema, defaultAccount } from '../index.ts';

/** An account in which every rule has something to look at, and no limit is met by a benchmark. */
export const benchAccount = () =>
  accountSchema.parse({
    ...defaultAccount(),
    balance: 1_000_000_000,
    ipWhitelist: ['127.0.0.1'],
    blacklist: ['+8613000000000'],
    whitelist: ['+8613000000001'],
    sensitiveWords: ['赌博', '发票'],
    allowedCountries: ['CN', 'MY'],
    unservedCountries: ['KP'],
    limits: {
      numberIn30Seconds: 10_000,
      numberInHour: 10_000,
      numberInDay: 10_000,
      sameContentInDay: 10_000,
      custom: { seconds: 60, count: 10_000 },
      applicationInDay: 1_000_000_000,
      applicationMainlandInDay: 1_000_000_000,
      applicationGlobalInDay: 1_000_000_000,
      accountGlobalInDay: 1_000_000_000,
      countryInDay: { CN: 1_000_000_000 },
      globalInSecond: 10_000,
      requestsInSecond: 10_000,
    },
  });

/** Numbers that a benchmark sends to. */
export const benchPhones = Array.from({ length: 200 }, (_, index) => `8613800${String(index).padStart(6, '0')}`);
