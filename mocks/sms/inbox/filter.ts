import { parsePhoneNumberFromString } from 'libphonenumber-js';
import type { InboxMessage } from '../../../contracts/inbox.ts';

/** Which messages are meant; parts that are absent leave all. Search, stream, page and clearing go by this alone. */
export interface MessageFilter {
  /** A whole number, in E.164. */
  readonly phoneNumber?: string | undefined;
  /** Digits that stand somewhere in the number. */
  readonly digits?: string | undefined;
  /** A whole id. */
  readonly templateId?: string | undefined;
  /** Part of the text, the number, the reference or the provider's own number of the message; capitals do not count. */
  readonly text?: string | undefined;
  /** Cursor: only messages with a greater id. */
  readonly after?: string | undefined;
  /** Cursor: only this message and those with a smaller id. */
  readonly until?: string | undefined;
}

/**
 * What a filter by number means: a whole number in any spelling is that number alone, fewer digits are part of one.
 *
 * @param inboxKey E.164 for any spelling of a number
 */
export const byNumber = (
  phone: string,
  inboxKey: (phone: string) => string,
): Pick<MessageFilter, 'phoneNumber' | 'digits'> => {
  const key = inboxKey(phone);
  return parsePhoneNumberFromString(key)?.isPossible() ? { phoneNumber: key } : { digits: phone.replace(/\D/g, '') };
};

/**
 * Whether a message is one of those that a filter means. Text is looked for as it stands, never as a pattern, and in
 * one field at a time.
 */
export const matcherOf = (filter: MessageFilter): ((message: InboxMessage) => boolean) => {
  const { phoneNumber: whole, digits, templateId: template } = filter;
  const text = filter.text?.toLowerCase();
  const after = Number(filter.after ?? 0);
  const until = Number(filter.until ?? Number.POSITIVE_INFINITY);
  return ({ id, phoneNumber, templateId, ...rest }) =>
    Number(id) > after &&
    Number(id) <= until &&
    (whole === undefined || whole === phoneNumber) &&
    (digits === undefined || phoneNumber.includes(digits)) &&
    (template === undefined || template === templateId) &&
    (text === undefined ||
      [rest.text, phoneNumber, rest.sentAs, rest.reference, rest.serialNo].some((each) =>
        each.toLowerCase().includes(text),
      ));
};
