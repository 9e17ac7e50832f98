import type { ObservedLoad, ObservedWindow } from '../../contracts/record/load-observed.ts';
import { type Part, parts } from './parts.ts';
import type { Sample } from './sampler.ts';

export type PartLoad = ObservedLoad;

/** What everything used over a stretch of time. */
export interface WindowLoad extends Omit<ObservedWindow, 'parts'> {
  readonly parts: Partial<Record<Part, PartLoad>>;
}

const average = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

const partLoad = (part: Part, within: readonly Sample[], seconds: number): PartLoad | undefined => {
  const own = within.flatMap(({ uses }) => uses[part] ?? []);
  const [first, last] = [own[0], own.at(-1)];
  if (first === undefined || last === undefined) {
    return undefined;
  }
  const share = (before: number, after: number): number => Math.max(0, after - before) / seconds;
  return {
    cores: share(first.cpu, last.cpu),
    busiestThread:
      first.busiestThread === null || last.busiestThread === null
        ? null
        : share(first.busiestThread, last.busiestThread),
    memory: Math.max(...own.map(({ memory }) => memory)),
    memoryGrowth: last.memory - first.memory,
  };
};

/**
 * What was used between two times. A part that came or went meanwhile counts for the time that it was there.
 *
 * @param from milliseconds since the epoch
 * @returns null where fewer than two samples lie between
 */
export const loadBetween = (samples: readonly Sample[], from: number, to: number): WindowLoad | null => {
  const within = samples.filter(({ at }) => at >= from && at <= to);
  const [first, last] = [within[0], within.at(-1)];
  if (first === undefined || last === undefined || last.at === first.at) {
    return null;
  }
  const seconds = (last.at - first.at) / 1000;
  const sessions = within.flatMap(({ sessions }) => sessions ?? []);
  return {
    seconds,
    parts: Object.fromEntries(
      parts.flatMap((part) => {
        const load = partLoad(part, within, seconds);
        return load === undefined ? [] : [[part, load]];
      }),
    ),
    machine: (last.machine.busy - first.machine.busy) / Math.max(0.01, last.machine.total - first.machine.total),
    loop: (last.loop - first.loop) / seconds,
    sessions:
      sessions.length === 0
        ? null
        : {
            total: average(sessions.map(({ total }) => total)),
            active: average(sessions.map(({ active }) => active)),
            locked: average(sessions.map(({ locked }) => locked)),
          },
  };
};
