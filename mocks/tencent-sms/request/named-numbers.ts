import type { FaultSubject } from '../../sms/faults/fault-set.ts';

/** Numbers of one request that are kept, and characters of each. */
const mostNumbers = 200;
const longestNumber = 40;

const member = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;

const none: readonly unknown[] = [];

const listOf = (value: unknown): readonly unknown[] => {
  if (value === undefined) {
    return none;
  }
  if (!Array.isArray(value)) {
    return [value];
  }
  return value.length > mostNumbers ? value.slice(0, mostNumbers) : value;
};

const namedNumbers = (json: unknown): string[] => {
  const numbers: string[] = [];
  let seen = 0;
  const take = (number: unknown): void => {
    seen += 1;
    if (typeof number === 'string' && seen <= mostNumbers) {
      numbers.push(number.slice(0, longestNumber));
    }
  };
  for (const name of ['PhoneNumberSet', 'PhoneNumber']) {
    for (const number of listOf(member(json, name))) {
      take(number);
    }
  }
  for (const info of listOf(member(json, 'MultiSmsInfoSet'))) {
    take(member(info, 'PhoneNumber'));
  }
  return numbers;
};

/** What a body names, as far as it can be read: for the journal, and for faults to match. */
export const subjectOf = (action: string | undefined, json: unknown): FaultSubject => {
  const templateId = member(json, 'TemplateId') ?? member(json, 'TemplateID');
  return {
    action,
    phoneNumbers: namedNumbers(json),
    templateId: typeof templateId === 'string' ? templateId : undefined,
  };
};
