import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { execa } from 'execa';
import { repository } from '../../fixtures/tools/repository.ts';

const isSource = (file: string): boolean =>
  /\.(ts|tsx|mjs)$/.test(file) && !/\.test\.ts$|\/testing(\/|\.ts)/.test(file);

type Graph = ReadonlyMap<string, ReadonlySet<string>>;

/** Which folders of the same room the files of each folder import, tests apart. */
export const readFolderImports = async (): Promise<Graph> => {
  const { stdout } = await execa('git', ['ls-files'], { cwd: repository });
  const imports = new Map<string, Set<string>>();
  for (const file of stdout.split('\n').filter(isSource)) {
    const folder = dirname(file);
    const text = await readFile(join(repository, file), 'utf8');
    const targets = [...text.matchAll(/(?:from |import\()'(\.[^']+)'/g)].map(([, path = '']) =>
      dirname(join(folder, path)),
    );
    const own = targets.filter((target) => target !== folder && target.split('/')[0] === folder.split('/')[0]);
    imports.set(folder, new Set([...(imports.get(folder) ?? []), ...own]));
  }
  return imports;
};

const reachedFrom = (graph: Graph, start: string): Set<string> => {
  const reached = new Set(graph.get(start));
  // What is added on the way is come to as well.
  for (const folder of reached) {
    for (const next of graph.get(folder) ?? []) {
      reached.add(next);
    }
  }
  return reached;
};

/** Folders whose files import, over others or at once, files that import them again. */
export const foldersInCycles = (graph: Graph): string[] =>
  [...graph.keys()].filter((folder) => reachedFrom(graph, folder).has(folder));
