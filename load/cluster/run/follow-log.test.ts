import { Readable } from 'node:stream';
import { expect, test } from '@playwright/test';
import type { OpenPodLog, PodLogOptions } from '../api/pod-log.ts';
import { followLog } from './follow-log.ts';

const stamp = (second: number): string => new Date(Date.UTC(2026, 0, 1, 0, 0, second)).toISOString();

const lines = (from: number, to: number): string[] =>
  Array.from({ length: to - from }, (_, at) => `${stamp(from + at)} line ${from + at}\n`);

/** Answers the first request with the first text, and so on; the last of them again and again. */
const answersOf = (...answers: readonly string[][]) => {
  const asked: Array<PodLogOptions['sinceTime']> = [];
  const openLog: OpenPodLog = async ({ sinceTime }) => {
    asked.push(sinceTime);
    return Readable.from(answers[Math.min(asked.length, answers.length) - 1] ?? []);
  };
  return { asked, openLog };
};

const follow = async ({ asked, openLog }: ReturnType<typeof answersOf>, readings: number) => {
  const told: string[] = [];
  const { isCut } = await followLog({
    ...{ openLog, namespace: 'load', pod: 'load-1', container: 'k6', signal: AbortSignal.timeout(10_000) },
    onLine: (line) => void told.push(line),
    hasEnded: () => asked.length >= readings - 1,
  });
  return { told, isCut };
};

const names = (count: number): string[] => Array.from({ length: count }, (_, at) => `line ${at}`);

test('a log whose connection is lost is told once, from the second of its last line on', async () => {
  const answers = answersOf(lines(0, 3), lines(2, 6));
  expect(await follow(answers, 2)).toEqual({ told: names(6), isCut: false });
  expect(answers.asked).toEqual([undefined, '2026-01-01T00:00:02Z']);
});

test('a line that a lost connection cuts short is told when it comes again', async () => {
  const cut = [...lines(0, 2), `${stamp(2)} li`];
  expect(await follow(answersOf(cut, lines(1, 4)), 2)).toEqual({ told: names(4), isCut: false });
});

test('a log that the kubelet has let go of in between is told as cut', async () => {
  const { told, isCut } = await follow(answersOf(lines(0, 2), lines(5, 7)), 2);
  expect(isCut).toBe(true);
  expect(told).toEqual(['line 0', 'line 1', 'line 5', 'line 6']);
});
