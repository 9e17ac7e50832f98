import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileNames } from '../../../contracts/record/file-names.ts';
import { failure } from '../../../reports/testing/written-run.ts';
import { someVerdict } from '../../testing/some-verdict.ts';
import { pipelineCommand } from '../command.ts';

/**
 * commands/pipeline.ts with a run that takes no time: it keeps how it was called in the workspace, and leaves a verdict
 * where `--out` says. FAKE_RUN is what it comes to: pass, fail, stand-in, or nothing.
 */
await pipelineCommand(async (call) => {
  const wanted = process.env.FAKE_RUN ?? 'pass';
  await writeFile(join(process.env.GITHUB_WORKSPACE ?? '', 'call.json'), JSON.stringify(call));
  if (wanted === 'nothing') {
    return 0;
  }
  const folder = join(call.flags[call.flags.indexOf('--out') + 1] ?? '', '20261130-120000-compose-0001');
  await mkdir(folder, { recursive: true });
  const target = { kind: 'compose', isStandIn: wanted === 'stand-in' };
  const verdict = await someVerdict(target, { outcome: wanted === 'fail' ? failure : {} });
  await writeFile(join(folder, fileNames.verdict), JSON.stringify(verdict));
  return wanted === 'fail' ? 1 : 0;
});
