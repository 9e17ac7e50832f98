/** A fake of the test's own, and one who sends to it. */
export * from '../tencent-sms/testing/test.ts';
