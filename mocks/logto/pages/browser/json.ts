/**
 * Readers for what comes over the wire, each with an answer for what is not as expected. A schema library would be
 * half of the script's size.
 */

/** The value under a path of keys, undefined where the path ends early. */
export const at = (value: unknown, ...keys: readonly string[]): unknown =>
  keys.reduce<unknown>(
    (inner, key) => (typeof inner === 'object' && inner !== null ? new Map(Object.entries(inner)).get(key) : undefined),
    value,
  );

export const textAt = (value: unknown, ...keys: readonly string[]): string | undefined => {
  const inner = at(value, ...keys);
  return typeof inner === 'string' ? inner : undefined;
};

export const numberAt = (value: unknown, ...keys: readonly string[]): number | undefined => {
  const inner = at(value, ...keys);
  return typeof inner === 'number' ? inner : undefined;
};

export const isTrueAt = (value: unknown, ...keys: readonly string[]): boolean => at(value, ...keys) === true;

export const listAt = (value: unknown, ...keys: readonly string[]): readonly unknown[] => {
  const inner = at(value, ...keys);
  return Array.isArray(inner) ? inner : [];
};

/** @throws when the text is not there: the reply is then none that a page can go on with */
export const requiredText = (value: unknown, ...keys: readonly string[]): string => {
  const text = textAt(value, ...keys);
  if (text === undefined) {
    throw new TypeError(`no ${keys.join('.')} in the reply`);
  }
  return text;
};
