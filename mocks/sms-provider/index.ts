/** The SMS provider whose place the fake takes. This folder is the one registration of it: nothing else names its dialect. */
export * from '../tencent-sms/index.ts';
