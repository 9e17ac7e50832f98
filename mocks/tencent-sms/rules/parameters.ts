import type { z } from 'zod';
import { inStage, type Refusal } from '../../sms/rules/rule.ts';
import { missingParameter, unknownParameter, wrongType } from './gateway-codes.ts';
import { conditionsOn } from './send-codes.ts';

/** The body of a request against the parameters of its action; types are strict, as the service has them. */
export interface BodySubject {
  /** The parsed JSON; undefined where it is none. */
  readonly json: unknown;
  /** What the action's schema found wrong. */
  readonly issues: readonly z.core.$ZodIssue[];
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const valueAt = (json: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
    json,
  );

const nameOf = (path: readonly PropertyKey[]): string => path.map(String).join('.');

const missing = ({ json, issues }: BodySubject): Refusal | undefined => {
  const issue = issues.find(({ path }) => path.length > 0 && valueAt(json, path) === undefined);
  return issue && missingParameter(nameOf(issue.path));
};

const { must, mustNot } = conditionsOn<BodySubject>();

export const bodyRules = inStage<BodySubject>('request', [
  {
    id: 'body/json',
    requires: 'The body is JSON.',
    source: 'section 4; placement inferred',
    confidence: 'inferred',
    ...mustNot('FailedOperation.JsonParseFail', ({ json }) => json === undefined),
  },
  {
    id: 'body/object',
    requires: 'The body is a JSON object.',
    source: 'section 4 (FAQ 1004); placement inferred',
    confidence: 'inferred',
    ...must('FailedOperation.FailResolvePacket', ({ json }) => isObject(json)),
  },
  {
    id: 'body/known-parameters',
    requires: 'The body has no parameter that the action does not know.',
    codes: ['UnknownParameter'],
    source: 'section 1; code in DOC-52075, text inferred',
    confidence: 'inferred',
    check: ({ issues }) => {
      const issue = issues.find(({ code }) => code === 'unrecognized_keys');
      return issue?.code === 'unrecognized_keys' ? unknownParameter(issue.keys.join('`, `')) : undefined;
    },
  },
  {
    id: 'body/required-parameters',
    requires: 'The body has every parameter that the action requires.',
    codes: ['MissingParameter'],
    source: 'section 3; several replies',
    confidence: 'observed',
    check: missing,
  },
  {
    id: 'body/types',
    requires: 'Every parameter has exactly its JSON type: a number is no string, a string is no list.',
    codes: ['InvalidParameter'],
    source: 'section 1; easy-sms#332, qcloud-documents#4225',
    confidence: 'observed',
    check: ({ issues }) => {
      const issue = issues.find(({ code }) => code === 'invalid_type');
      return issue?.code === 'invalid_type' ? wrongType(nameOf(issue.path), issue.expected) : undefined;
    },
  },
]);
