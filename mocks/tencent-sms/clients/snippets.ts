import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Setup, shown } from './setups.ts';

const readme = await readFile(join(import.meta.dirname, '../README.md'), 'utf8');

/** The only program in a language that the README shows. */
export const snippetIn = (language: string): string => {
  const [first = '', ...others] = readme.split(/^```/m).filter((block) => block.startsWith(`${language}\n`));
  if (first === '' || others.length > 0) {
    throw new Error(`README.md has to have one block of ${language}, and has ${first === '' ? 0 : others.length + 1}`);
  }
  return first.slice(language.length + 1);
};

/** Where a fake is, in place of what the README says. */
export interface Address {
  readonly port: number;
  readonly caFile: string;
}

const at = (text: string, { port, caFile }: Address) =>
  text.replaceAll('8443', String(port)).replaceAll('ca.pem', caFile);

/** The environment that the README tells to set. */
export const environmentOf = (address: Address): Record<string, string> => {
  const lines = [...readme.matchAll(/^export (.+)$/gm)].flatMap(([, words = '']) => words.split(' '));
  return Object.fromEntries(lines.map((word) => at(word, address).split(/=(.*)/s, 2)));
};

/** The command of a tool as the README shows it, in words as a shell reads them. */
export const commandOf = (tool: string, address: Address): string[] => {
  const [, words = ''] = new RegExp(`^${tool} (.+)$`, 'm').exec(readme) ?? [];
  return at(words.replaceAll("'", ''), address).split(' ');
};

/** A program of the README's with another setup. */
export const withSetup = (snippet: string, setup: Setup): string =>
  snippet
    .replaceAll(shown.region, setup.region)
    .replaceAll(shown.host, setup.host)
    .replaceAll(shown.signMethod, setup.signMethod)
    .replaceAll(shown.reqMethod, setup.reqMethod)
    .replaceAll(shown.templateId, setup.templateId)
    .replaceAll(shown.phone, setup.phone);
