/** The command line of the fake. */
export * from '../sms/command.ts';
