import http from 'k6/http';
import { type InboxMessage, inboxPaths } from '../../../contracts/inbox.ts';
import { type PhoneDigits, toE164 } from '../../../contracts/phone.ts';
import { demand, openBrowser } from './browser.ts';
import { settings } from './settings.ts';
import type { Visit } from './visit.ts';

const patience = 10_000;

const headers: Record<string, string> = settings.inboxToken ? { authorization: `Bearer ${settings.inboxToken}` } : {};

/**
 * The newest message that a number holds, to wait for one after it. Numbers take turns, so one may have had some; the
 * question is the harness's own and is not counted among the flow's requests. Of a number that nobody came with yet it need not ask.
 */
export const newestMessage = ({ phone, isFirst }: Pick<Visit, 'phone' | 'isFirst'>): string => {
  if (isFirst && settings.isInboxNew) {
    return '0';
  }
  const url = `${settings.inboxUrl}${inboxPaths.messages}?phone=${encodeURIComponent(toE164(phone))}`;
  const response = http.get(url, {
    headers,
    responseType: 'text',
    tags: { name: 'look into the inbox', step: 'look into the inbox' },
  });
  const ids = [...String(response.body).matchAll(/"id":"(\d+)"/g)].map(([, id = '0']) => id);
  return ids.at(-1) ?? '0';
};

/** Waits for a message after `after`. No time is lost: the fake answers when it accepts one. */
export const nextCode = (phone: PhoneDigits, after: string): string => {
  const query = `phone=${encodeURIComponent(toE164(phone))}&after=${after}&timeout=${patience}`;
  const response = openBrowser().take({
    name: 'receive the code',
    method: 'GET',
    url: `${settings.inboxUrl}${inboxPaths.next}?${query}`,
    expected: 200,
    headers,
  });
  const code = response.json('code' satisfies keyof InboxMessage);
  demand('the message carries a code', typeof code === 'string');
  return String(code);
};
