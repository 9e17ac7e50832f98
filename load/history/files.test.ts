import { mkdtempDisposable, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import type { HistoryEvent } from '../../contracts/record/load-history.ts';
import { judgeHistory } from './judge.ts';
import { mergeHistories } from './merge.ts';
import { readHistory } from './read.ts';
import { cleanHistory, named } from './testing/clean-history.ts';
import { randomFrom } from './testing/random.ts';
import { seeds } from './testing/seeds.ts';
import { openHistoryWriter } from './write.ts';

/** A line as k6 writes it to the file of its console. */
const wrapped = (event: unknown) => JSON.stringify({ level: 'info', msg: JSON.stringify(event), time: 'now' });
const lines = (events: readonly unknown[]) => events.map((event) => `${wrapped(event)}\n`).join('');
const owner: HistoryEvent = { kind: 'owner', at: 1, phone: '8613800000000', subject: 'user' };

const folderOf = async (files: Readonly<Record<string, string>>) => {
  const folder = await mkdtempDisposable(join(tmpdir(), 'history-'));
  const paths = await Promise.all(
    Object.entries(files).map(async ([name, content]) => {
      const path = join(folder.path, `history-${name}.ndjson`);
      await writeFile(path, content);
      return path;
    }),
  );
  return { paths, [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose]() };
};

const readOne = async (content: string) => {
  await using folder = await folderOf({ k6: content });
  return await readHistory(folder.paths[0] ?? '');
};

test('what k6 and the harness write is read, and each event has the name of its file and line', async () => {
  const text = `${wrapped('starting up')}\n${wrapped(owner)}\n${JSON.stringify(owner)}\n`;
  expect(await readOne(text)).toEqual([
    { ...owner, name: 'k6:2' },
    { ...owner, name: 'k6:3' },
  ]);
});

test('whatever is written is read again as it was', async () => {
  const property = fc.asyncProperty(fc.integer(), async (seed) => {
    const events = cleanHistory(200, seed).map(({ name, ...event }) => event);
    expect(await readOne(lines(events))).toEqual(named(events));
  });
  await fc.assert(property, { numRuns: 10 });
});

test('a last line that was cut short is left out', async () => {
  expect(await readOne(`${wrapped(owner)}\n{"level":"info","msg":"{\\"kind`)).toHaveLength(1);
});

test('a history without events is none', async () => {
  expect(await readOne('')).toEqual([]);
});

for (const [what, line] of [
  ['no JSON', 'kind: owner'],
  ['an unknown kind', wrapped({ kind: 'guess' })],
  ['an event without its number', wrapped({ ...owner, phone: undefined })],
] as const) {
  test(`a line of ${what} is refused by file and line`, async () => {
    await expect(readOne(`${wrapped(owner)}\n${line}\n`)).rejects.toThrow(
      /history-k6\.ndjson, line 2, is not a history event/,
    );
  });
}

test('what the harness writes at once is there when its file is closed', async () => {
  await using folder = await folderOf({ harness: '' });
  const [path = ''] = folder.paths;
  {
    await using writer = openHistoryWriter(path);
    writer.write(owner);
    writer.write(owner);
  }
  expect(await readHistory(path)).toHaveLength(2);
});

/** As execution segments share it out: each arrival's events to one generator, the rest to the harness. */
const shared = (events: readonly HistoryEvent[]) =>
  Object.fromEntries(
    [...Map.groupBy(events, (event) => ('generator' in event ? event.generator : 'harness'))].map(([name, part]) => [
      name,
      lines(part),
    ]),
  );

test('the histories of two generators and the harness, merged, are the whole one', async () => {
  await using folder = await folderOf(shared(cleanHistory(3000)));
  const merged = await mergeHistories(folder.paths);
  expect(folder.paths).toHaveLength(3);
  expect(merged.length).toBe(cleanHistory(3000).length);
  expect(judgeHistory(merged).flatMap(({ violations }) => violations)).toEqual([]);
});

test('what goes wrong between two generators shows only in the merged history', async () => {
  await using folder = await folderOf(shared(seeds['session-shared'](cleanHistory(3000), randomFrom(4))));
  const violations = judgeHistory(await mergeHistories(folder.paths)).flatMap(({ violations }) => violations);
  expect(violations.map(({ kind }) => kind)).toEqual(['session-shared']);
  expect(violations[0]?.events).toEqual([expect.stringMatching(/^g\d:\d+$/), expect.stringMatching(/^g\d:\d+$/)]);
});

test('harnesses that follow one inbox tell of each message once, and a doubled one stays doubled', async () => {
  const { harness = '', ...generators } = shared(cleanHistory(1000));
  await using echoed = await folderOf({ ...generators, harness, other: harness });
  expect(judgeHistory(await mergeHistories(echoed.paths)).flatMap(({ violations }) => violations)).toEqual([]);
  const doubled = shared(seeds['message-doubled'](cleanHistory(1000), randomFrom(2)));
  await using broken = await folderOf({ ...doubled, other: doubled.harness ?? '' });
  const violations = judgeHistory(await mergeHistories(broken.paths)).flatMap(({ violations }) => violations);
  expect(violations.filter(({ kind }) => kind === 'message-doubled')).toHaveLength(1);
});

test('a generator that is in two files is refused', async () => {
  const events = lines(cleanHistory(10).filter((event) => 'generator' in event));
  await using folder = await folderOf({ one: events, other: events });
  await expect(mergeHistories(folder.paths)).rejects.toThrow(/history-other\.ndjson are both of generator g0/);
});
