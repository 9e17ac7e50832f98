import { type InboxMessage, inboxPaths } from '../../contracts/inbox.ts';
import { type PhoneDigits, toE164 } from '../../contracts/phone.ts';
import { demand, openBrowser } from './browser.ts';
import { settings } from './settings.ts';

const patience = 10_000;

/** Waits for a message to a number that got none before. No time is lost: the fake answers when it accepts one. */
export const nextCode = (phone: PhoneDigits): string => {
  const url = `${settings.inboxUrl}${inboxPaths.next}?phone=${encodeURIComponent(toE164(phone))}&timeout=${patience}`;
  const response = openBrowser().take({ name: 'receive the code', method: 'GET', url, expected: 200 });
  const code = response.json('code' satisfies keyof InboxMessage);
  demand('the message carries a code', typeof code === 'string');
  return String(code);
};
