import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { repository } from '../../fixtures/tools/repository.ts';

export const readContributing = (): Promise<string> => readFile(join(repository, 'CONTRIBUTING.md'), 'utf8');

const quoted = (cell = ''): string[] => [...cell.matchAll(/`([^`]+)`/g)].map(([, text = '']) => text);

const allowed = (cell = ''): readonly string[] | null => (cell.trim() === 'all' ? null : quoted(cell));

/** The rooms of the table in CONTRIBUTING, each with the rooms that it may import besides itself; null stands for all. */
export const readRooms = async () => {
  const [, section = ''] = /^## Rooms$(.*?)^## /ms.exec(await readContributing()) ?? [];
  return section
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .flatMap((line) => {
      const [, folders, , imports] = line.split('|');
      return quoted(folders)
        .filter((folder) => folder.endsWith('/'))
        .map((folder) => ({ name: folder.slice(0, -1), mayImport: allowed(imports) }));
    });
};

const restriction = z.object({
  group: z.array(z.string()),
  message: z.string(),
});
const configuration = z.looseObject({
  overrides: z.array(
    z.object({
      includes: z.array(z.string()),
      linter: z
        .object({
          rules: z.object({
            style: z
              .object({
                noRestrictedImports: z.object({ options: z.object({ patterns: z.array(restriction) }) }).optional(),
              })
              .optional(),
          }),
        })
        .optional(),
    }),
  ),
});

type Restriction = z.infer<typeof restriction>;

export const readLinterSettings = async (): Promise<unknown> =>
  JSON.parse(await readFile(join(repository, 'biome.json'), 'utf8'));

/** What the linter keeps a room from importing, by the room. */
export const readRestrictions = async (): Promise<Map<string, Restriction>> => {
  const { overrides } = configuration.parse(await readLinterSettings());
  return new Map(
    overrides.flatMap(({ includes: [files = ''], linter }) =>
      (linter?.rules.style?.noRestrictedImports?.options.patterns ?? []).map((each) => [
        files.replace('/**', ''),
        each,
      ]),
    ),
  );
};
