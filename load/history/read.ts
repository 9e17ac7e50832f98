import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { z } from 'zod';
import { type HistoryEvent, historyEventSchema } from '../../contracts/record/load-history.ts';
import { HarnessError } from '../../fixtures/tools/errors.ts';
import { parseJson } from '../../fixtures/tools/parse-json.ts';
import type { Recorded } from './model/recorded.ts';

/** k6's console in JSON: one line of a script, with its level and time. */
const consoleLine = z.object({ msg: z.string() });

const isEvent = (value: unknown): value is object => typeof value === 'object' && value !== null && 'kind' in value;

/** The event of a line, bare or wrapped by k6; undefined where a script said something else. */
const eventOf = (line: string): HistoryEvent | undefined => {
  const outer = parseJson(line);
  const wrapped = consoleLine.safeParse(outer);
  const inner = wrapped.success ? parseJson(wrapped.data.msg) : outer;
  if (outer === undefined) {
    throw new Error('it is not valid JSON');
  }
  return isEvent(inner) ? historyEventSchema.parse(inner) : undefined;
};

const reasonOf = (error: unknown): string =>
  error instanceof z.ZodError ? z.prettifyError(error).replaceAll('\n', ' ') : String(error);

/**
 * Reads one file of a history: what k6's `--console-output` wrote, or the harness. A last line without its end was cut
 * short when the process ended, and is left out.
 *
 * @returns the events, each named by file and line
 * @throws HarnessError that names file and line of one that is no event
 */
export const readHistory = async (path: string): Promise<Recorded[]> => {
  await using file = await open(path);
  const { size } = await file.stat();
  const end = Buffer.alloc(1);
  await file.read(end, 0, 1, Math.max(0, size - 1));
  const isCutShort = size > 0 && end.toString() !== '\n';
  const lines: string[] = [];
  for await (const line of file.readLines({ start: 0, autoClose: false })) {
    lines.push(line);
  }
  const source = basename(path).replace(/^history-|\.ndjson$/g, '');
  return (isCutShort ? lines.slice(0, -1) : lines).flatMap((line, at) => {
    try {
      const event = eventOf(line);
      return event === undefined ? [] : [{ ...event, name: `${source}:${at + 1}` }];
    } catch (error) {
      throw new HarnessError(
        `${path}, line ${at + 1}, is not a history event: ${reasonOf(error)}`,
        'Take the file out, or run again',
      );
    }
  });
};
