/** What measures the fake, and what sends it odd requests. */
export * from '../tencent-sms/bench/burst.ts';
export * from '../tencent-sms/bench/index.ts';
export * from '../tencent-sms/fuzz/fuzz.ts';
