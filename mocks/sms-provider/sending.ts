/** Clients that send through the fake. */
export * from '../tencent-sms/testing/client.ts';
export * from '../tencent-sms/testing/sender.ts';
