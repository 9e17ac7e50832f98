import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { faults } from '../mocks/logto/faults.ts';
import { verdictSchema } from '../reports/verdict-schema.ts';
import { runStart } from './testing/run-command.ts';

test.describe.configure({ timeout: 300_000 });

for (const { name, breaks, seenBy } of faults) {
  test(`the fault ${name} turns ${seenBy.join(', ')} red`, {
    annotation: { type: 'breaks', description: breaks },
  }, async () => {
    await using run = await runStart(['--fault', name, '--flow', ...seenBy]);
    expect((await run.ended).exitCode).toBe(1);
    const { checks } = verdictSchema.parse(
      JSON.parse(await readFile(join(run.outFolder, 'latest/verdict.json'), 'utf8')),
    );
    const red = new Set<string>(checks.filter(({ verdict }) => verdict === 'fail').map(({ feature }) => feature));
    expect(red).toEqual(new Set(seenBy));
  });
}
