/** Compares the shape of a body, keys and types, with a recorded one. */

/** How the recordings note a number that differs from run to run. */
const numbers = new Set(['<epoch_ms>', '<epoch_s>']);

/** Notes that stand for more than one type. */
const loose = new Map([
  ['<object>', ['object', 'array']],
  ['<path or data URI:0>', ['string', 'null']],
]);

/** `{3 keys}`: an object that was cut. */
const cutObject = /^\{(\d+) keys\}$/;

/** `array of 3`: how an array was cut, with one element as an example behind it. */
const cutArray = /^array of (\d+)$/;

const typeOf = (value: unknown): string => {
  if (value === null || Array.isArray(value)) {
    return value === null ? 'null' : 'array';
  }
  return typeof value;
};

const isRecord = (value: unknown): value is Record<string, unknown> => typeOf(value) === 'object';

const compareText = (expected: string, actual: unknown, path: string): string[] => {
  const keys = expected.match(cutObject)?.[1];
  if (keys !== undefined) {
    const found = isRecord(actual) ? Object.keys(actual).length : typeOf(actual);
    return String(found) === keys ? [] : [`${path}: ${keys} keys expected, ${found} found`];
  }
  const wanted = loose.get(expected) ?? [numbers.has(expected) ? 'number' : 'string'];
  return wanted.includes(typeOf(actual)) ? [] : [`${path}: ${wanted.join(' or ')} expected, ${typeOf(actual)} found`];
};

const compareArray = (expected: readonly unknown[], actual: unknown, path: string): string[] => {
  if (!Array.isArray(actual)) {
    return [`${path}: array expected, ${typeOf(actual)} found`];
  }
  const [head, ...rest] = expected;
  const cut = typeof head === 'string' ? head.match(cutArray)?.[1] : undefined;
  if (cut !== undefined) {
    const length = String(actual.length) === cut ? [] : [`${path}: ${cut} elements expected, ${actual.length} found`];
    return [...length, ...rest.flatMap((example, index) => compareShape(example, actual[index], `${path}[${index}]`))];
  }
  if (typeof expected.at(-1) === 'string' && String(expected.at(-1)).startsWith('… ')) {
    return compareShape(head, actual[0], `${path}[0]`);
  }
  return expected.length === actual.length
    ? expected.flatMap((item, index) => compareShape(item, actual[index], `${path}[${index}]`))
    : [`${path}: ${expected.length} elements expected, ${actual.length} found`];
};

const compareObject = (expected: Record<string, unknown>, actual: unknown, path: string): string[] => {
  if (!isRecord(actual)) {
    return [`${path}: object expected, ${typeOf(actual)} found`];
  }
  return [...new Set([...Object.keys(expected), ...Object.keys(actual)])].flatMap((key) => {
    if (!(key in actual)) {
      return [`${path}.${key}: missing`];
    }
    return key in expected
      ? compareShape(expected[key], actual[key], `${path}.${key}`)
      : [`${path}.${key}: not in the recording`];
  });
};

/** What differs, each with its path; nothing when the shapes agree. */
export const compareShape = (expected: unknown, actual: unknown, path = 'body'): string[] => {
  if (typeof expected === 'string') {
    return compareText(expected, actual, path);
  }
  if (Array.isArray(expected)) {
    return compareArray(expected, actual, path);
  }
  if (isRecord(expected)) {
    const shortened = expected['(keys only)'] ?? expected['(shape)'];
    if (shortened !== undefined) {
      return compareShape(shortened, actual, path);
    }
    return '(html, not kept)' in expected ? compareText('', actual, path) : compareObject(expected, actual, path);
  }
  return typeOf(expected) === typeOf(actual) ? [] : [`${path}: ${typeOf(expected)} expected, ${typeOf(actual)} found`];
};
