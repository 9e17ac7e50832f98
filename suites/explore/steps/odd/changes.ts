import { type ValueChange, valueChanges } from '../../../../fixtures/http/values/value-changes.ts';
import { registeredOf, withLength, withPort } from './placeholders.ts';

const lengthOf = ({ key }: ValueChange): number | undefined => {
  const [, length] = /^length-(\d+)$/.exec(key) ?? [];
  return length === undefined ? undefined : Number(length);
};

/** A change of a value that is known only when it is sent. */
const deferred = (change: ValueChange, client: number): ValueChange => {
  const { inJson, inForm } = change;
  const length = lengthOf(change);
  const write = (value: unknown): unknown => (typeof value === 'string' ? withPort(value, client) : value);
  return {
    ...change,
    ...(inForm && { inForm: (pair) => withPort(inForm(pair), client) }),
    ...(inJson && {
      inJson: (value) => (length === undefined ? write(inJson(value)) : withLength(value, length)),
    }),
  };
};

/** All changes of one value of a request with placeholders. @param client whose redirect URI an attacker's looks like */
export const deferredChanges = (client: number): readonly ValueChange[] =>
  valueChanges(registeredOf(client)).map((change) => deferred(change, client));
