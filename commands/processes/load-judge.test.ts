import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';

import type { HistoryEvent } from '../../contracts/record/load-history.ts';
import { temporaryFolder } from '../../fixtures/tools/temporary-folder.ts';
import { cleanHistory } from '../../load/history/testing/clean-history.ts';
import { randomFrom } from '../../load/history/testing/random.ts';
import { seeds } from '../../load/history/testing/seeds.ts';
import { runCommand } from '../testing/command.ts';

const judge = (files: readonly string[]) => runCommand('load-judge', files);

/** Each generator's events in a file of its own, as execution segments leave them, and those of the harness. */
const judgeShared = async (events: readonly HistoryEvent[]) => {
  await using folder = await temporaryFolder('judge');
  const parts = Map.groupBy(events, (event) => ('generator' in event ? event.generator : 'harness'));
  const files = await Promise.all(
    [...parts].map(async ([name, part]) => {
      const path = join(folder.path, `history-${name}.ndjson`);
      await writeFile(path, part.map((event) => `${JSON.stringify(event)}\n`).join(''));
      return path;
    }),
  );
  return await judge(files);
};

test('histories of two generators in which nothing went wrong are judged as one', async () => {
  const { stdout, exitCode } = await judgeShared(cleanHistory(3000));
  expect(exitCode).toBe(0);
  expect(stdout).toContain('events of 2 generators');
  expect(stdout).not.toContain('✖');
});

test('what went wrong between two generators is told with its events, and is a failure', async () => {
  const { stdout, exitCode } = await judgeShared(seeds['session-shared'](cleanHistory(3000), randomFrom(4)));
  expect(exitCode).toBe(1);
  expect(stdout).toMatch(/session-shared: g\d:\d+ and g\d:\d+ have one session in different browsers/);
});

test('a file that is no history is refused in one line', async () => {
  const { stderr, exitCode } = await judge(['package.json']);
  expect(exitCode).toBe(2);
  expect(stderr).toMatch(/package\.json, line 1, is not a history event/);
});
