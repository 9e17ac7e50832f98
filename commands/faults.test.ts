import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { faults } from '../mocks/logto/faults.ts';
import { verdictSchema } from '../reports/verdict-schema.ts';
import { runStart } from './testing/run-command.ts';

// Each is a whole stack and the checks of a folder up to the first that sees the fault.
test.describe.configure({ timeout: 600_000 });

// The other folders take minutes for a fault; there each fault has a test of its own beside the stand-in.
const flows = ['register', 'sign-in', 'forgot-password', 'sign-out'];

for (const { name, breaks, seenBy } of faults.filter(({ seenBy: [folder] }) => flows.includes(folder))) {
  const [folder] = seenBy;
  test(`the fault ${name} turns ${folder} red`, { annotation: { type: 'breaks', description: breaks } }, async () => {
    await using run = await runStart(['--fault', name, '--flow', folder, '--fail-fast']);
    expect((await run.ended).exitCode).toBe(1);
    const file = await readFile(join(run.outFolder, 'latest/verdict.json'), 'utf8');
    const failed = verdictSchema.parse(JSON.parse(file)).checks.filter(({ verdict }) => verdict === 'fail');
    expect(failed.map(({ feature }) => feature)).toContain(folder);
  });
}
