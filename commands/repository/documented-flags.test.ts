import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { repository } from '../../fixtures/tools/repository.ts';
import { runCommand } from '../testing/command.ts';

const flag = /(?<![\w-])--[a-z][a-z0-9-]+/g;
const flagsIn = (text: string): string[] => [...text.matchAll(flag)].map(([found]) => found);

interface Call {
  /** Name of the script that npm runs, such as load:judge. */
  readonly script: string;
  readonly words: string;
  readonly file: string;
}

/** `npm start -- …` and `npm run … -- …`, as documents show them; a line that ends with \ goes on. */
const callsIn = (file: string, text: string): Call[] =>
  [...text.replaceAll(/\\\n\s*/g, '').matchAll(/npm (?:run )?([\w:]+) -- ([^`"\n#|]*)/g)].map(
    ([, script = '', words = '']) => ({ script, words, file }),
  );

const documents = async (): Promise<Call[]> => {
  const names = [
    'README.md',
    'CONTRIBUTING.md',
    ...(await readdir(join(repository, 'docs'))).map((name) => `docs/${name}`),
  ];
  const files = names.filter((name) => name.endsWith('.md'));
  const texts = await Promise.all(files.map((name) => readFile(join(repository, name), 'utf8')));
  return files.flatMap((file, index) => callsIn(file, texts[index] ?? ''));
};

const calls = Map.groupBy(await documents(), ({ script }) => script);
const wordsOf: Readonly<Record<string, readonly string[]>> = {
  stack: ['up', 'logs', 'restore'],
  report: ['merge', 'compare', 'trend', 'seal', 'verify', 'oscal'],
  deviations: ['list'],
};

/** Flags of a command and of its words, as its help names them. */
const flagsOf = async (script: string): Promise<string[]> => {
  const name = script.replace(':', '-');
  const helps = [[], ...(wordsOf[name] ?? []).map((word) => [word])].map((words) =>
    runCommand(name, [...words, '--help']),
  );
  return (await Promise.all(helps)).flatMap(({ stdout }) => flagsIn(stdout));
};

for (const [script, shown] of calls) {
  test(`npm run ${script} has each flag that a document shows with it`, async () => {
    const known = await flagsOf(script);
    const unknown = shown.flatMap(({ words, file }) =>
      flagsIn(words).flatMap((found) => (known.includes(found) ? [] : [`${file}: ${found}`])),
    );
    expect(unknown).toEqual([]);
  });
}
