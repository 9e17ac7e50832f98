import type { FaultSubject } from '../../sms/faults/fault-set.ts';

/** Numbers of one request that are kept, and characters of each. */
const mostNumbers = 200;
const longestNumber = 40;

const member = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;

const listOf = (value: unknown): unknown[] => {
  if (value === undefined) {
    return [];
  }
  return Array.isArray(value) ? value.slice(0, mostNumbers) : [value];
};

const namedNumbers = (json: unknown): string[] => {
  const named = [
    ...listOf(member(json, 'PhoneNumberSet')),
    ...listOf(member(json, 'PhoneNumber')),
    ...listOf(member(json, 'MultiSmsInfoSet')).map((info) => member(info, 'PhoneNumber')),
  ];
  return named
    .slice(0, mostNumbers)
    .flatMap((number) => (typeof number === 'string' ? [number.slice(0, longestNumber)] : []));
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
