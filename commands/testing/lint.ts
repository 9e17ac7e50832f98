import { mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { execa } from 'execa';
import { z } from 'zod';
import { temporaryFolder } from '../../fixtures/tools/temporary-folder.ts';
import { readLinterSettings } from './rooms.ts';

const biome = createRequire(import.meta.url).resolve('@biomejs/biome/bin/biome');

const reportSchema = z.object({
  diagnostics: z.array(
    z.object({
      category: z.string(),
      message: z.string(),
      location: z.object({ path: z.string() }),
    }),
  ),
});

/**
 * Lints files by the rules of this project, in a folder of their own. Answers file, rule and message of each offence.
 *
 * @param files text by path, such as `suites/sign-in/by-code.spec.ts`
 */
export const lint = async (files: Readonly<Record<string, string>>) => {
  await using folder = await temporaryFolder('lint');
  const settings = z.looseObject({}).parse(await readLinterSettings());
  const withoutGit = { ...settings, $schema: undefined, vcs: { enabled: false } };
  for (const [path, text] of Object.entries({ ...files, 'biome.json': JSON.stringify(withoutGit) })) {
    await mkdir(dirname(join(folder.path, path)), { recursive: true });
    await writeFile(join(folder.path, path), text);
  }
  const args = [biome, 'lint', '--reporter=json', '--max-diagnostics=none', '.'];
  const { stdout } = await execa(process.execPath, args, { cwd: folder.path, reject: false, stdin: 'ignore' });
  return reportSchema
    .parse(JSON.parse(stdout))
    .diagnostics.map(({ category, message, location }) => ({ path: location.path, rule: category, message }));
};
