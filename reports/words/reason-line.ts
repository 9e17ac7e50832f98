import { shortened } from './shortened.ts';

/** The assertion of Playwright that failed, without a message of its own. */
const assertion = /^expect\(.*\)\.(?:not\.|resolves\.|rejects\.)?\w+\(.*\)/;
/** What it expected, what it received, and where on a page. */
const labelled = /^(?:Expected|Received|Locator|Error)\b[^:]*:/;
const difference = /^(?<side>[-+]) (?!Expected|Received)\s*(?<text>.*)$/;
const longest = 300;

/** Parts of a printed value, one a line, in one line. */
const joined = (lines: readonly string[]): string =>
  lines
    .join(' ')
    .replace(/^(?:Array|Object) (?=[[{])/, '')
    .replace(/,(?: (?=[\]}]$)|$)/, '')
    .replace(/(?<=^[[{]) /, '');

/** A comparison of two values, which Playwright prints as a difference of lines. */
const fromDifference = (lines: readonly string[]): string[] => {
  const found = lines.map((line) => difference.exec(line)?.groups).filter((groups) => groups !== undefined);
  const of = (wanted: string) => joined(found.flatMap(({ side, text = '' }) => (side === wanted ? text : [])));
  return [of('-') && `expected ${of('-')}`, of('+') && `received ${of('+')}`].filter(Boolean);
};

/**
 * The reason of a verdict in one line: its first, or, where that only names the assertion, what was expected and what was
 * received.
 */
export const reasonLine = (reason: string): string => {
  const [first = '', ...rest] = reason.split('\n');
  if (!assertion.test(first)) {
    return first;
  }
  const labels = rest.filter((line) => labelled.test(line)).map((line) => line.replaceAll(/\s+/g, ' '));
  const parts = labels.length > 0 ? labels : fromDifference(rest);
  const line = parts.map((part) => `${part.charAt(0).toLowerCase()}${part.slice(1)}`).join(', ');
  return line === '' ? first : shortened(line, longest);
};
