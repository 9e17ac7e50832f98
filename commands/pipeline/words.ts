import { HarnessError } from '../../fixtures/tools/errors.ts';

const word = /(?:[^\s"']|"[^"]*"|'[^']*')+/g;
const quoted = /"([^"]*)"|'([^']*)'/g;

/**
 * Words of a line, as a shell parts them: quotes hold one together. Nothing else of a shell means anything here.
 *
 * @throws HarnessError for a quote that does not end
 */
export const wordsOf = (line: string): string[] => {
  if (line.replace(word, '').trim() !== '') {
    throw new HarnessError(`a quote is not closed in: ${line}`, 'Close it');
  }
  return [...line.matchAll(word)].map(([text]) =>
    text.replace(quoted, (_all, double?: string, single?: string) => double ?? single ?? ''),
  );
};
