import { join } from 'node:path';
import { fileNames } from '../../../contracts/record/file-names.ts';
import { attachmentsOf, isResult, parseResult, readResultText } from '../../record/allure-results.ts';

/** Which attempt at a check a file tells of, and how. */
export interface Told {
  /** Path of its result. */
  readonly attempt: string;
  /** Whether it tells what parties exchanged, and not what a page showed. */
  readonly isExchange: boolean;
}

const isExchange = (name: string, source: string): boolean => name === 'HTTP exchanges' || source.endsWith('.zip');

/** What each file among the results tells of. */
export const readTold = (folder: string, paths: readonly string[]): ReadonlyMap<string, Told> => {
  const told = new Map<string, Told>();
  for (const attempt of paths.filter((path) => path.startsWith(`${fileNames.results}/`) && isResult(path))) {
    told.set(attempt, { attempt, isExchange: false });
    const [result] = parseResult(readResultText(join(folder, attempt)));
    for (const { name, source } of result ? attachmentsOf(result) : []) {
      told.set(`${fileNames.results}/${source}`, { attempt, isExchange: isExchange(name, source) });
    }
  }
  return told;
};
