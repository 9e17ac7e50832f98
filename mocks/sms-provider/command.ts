/** The command line of the fake. */
export * from '../tencent-sms/command.ts';
