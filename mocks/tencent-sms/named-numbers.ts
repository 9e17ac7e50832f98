import type { FaultSubject } from './faults/fault-set.ts';

/** Numbers of one request that are kept, and characters of each. */
const mostNumbers = 200;
const longestNumber = 40;

/** undefined where a body is no JSON. */
export const parseJson = (body: Buffer): unknown => {
  try {
    const json: unknown = JSON.parse(body.toString('utf8'));
    return json;
  } catch {
    return undefined;
  }
};

const member = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value.slice(0, mostNumbers) : [value]);

/** What a body names, as far as it can be read: for the journal, and for faults to match. */
export const subjectOf = (action: string | undefined, json: unknown): FaultSubject => {
  const infos = listOf(member(json, 'MultiSmsInfoSet'));
  const named = [
    ...listOf(member(json, 'PhoneNumberSet')),
    member(json, 'PhoneNumber'),
    ...infos.map((info) => member(info, 'PhoneNumber')),
  ];
  const templateId = member(json, 'TemplateId');
  return {
    action,
    phoneNumbers: named
      .flatMap((number) => (typeof number === 'string' ? [number.slice(0, longestNumber)] : []))
      .slice(0, mostNumbers),
    templateId: typeof templateId === 'string' ? templateId : undefined,
  };
};
