import { commandFor } from '../sms/command/command.ts';
import { tencent } from '../tencent-sms/dialect.ts';

/** The command line of the fake. */
export const { addSmsFlags, startFromCommand, writeRules } = commandFor(tencent);
