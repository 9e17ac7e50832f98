import { commandFor } from '../sms/command/command.ts';
import { tencent } from './dialect.ts';

export const { addSmsFlags, startFromCommand, writeRules } = commandFor(tencent);
