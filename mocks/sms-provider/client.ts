/** What a process needs of it that talks to a fake in another one. */
export * from '../tencent-sms/client.ts';
