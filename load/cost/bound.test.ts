import { expect, test } from '@playwright/test';
import { type BoundInput, boundOf, harnessShare } from './bound.ts';
import type { PartLoad, WindowLoad } from './load-window.ts';
import type { Part } from './parts.ts';

const used = (cores: number, busiestThread: number | null = cores): PartLoad => ({
  cores,
  busiestThread,
  memory: 0,
  memoryGrowth: 0,
});

const idle: Record<Part, PartLoad> = {
  logto: used(0.4),
  database: used(0.2, 0.02),
  fake: used(0),
  app: used(0.05),
  k6: used(0.05),
  harness: used(0.05),
};

interface Changes extends Partial<Omit<WindowLoad, 'parts'>>, Partial<Omit<BoundInput, 'load' | 'target'>> {
  readonly kind?: 'native' | 'compose' | 'embedded';
  readonly parts?: Partial<Record<Part, PartLoad>>;
}

const bound = ({ cores = 4, dropped = 0, kind = 'native', ...changes }: Changes = {}) => {
  const { appIsAsked = false, processorsOfK6 = cores, parts, ...load } = changes;
  const window = { seconds: 60, machine: 0.5, loop: 0.2, sessions: null, ...load, parts: { ...idle, ...parts } };
  const target = { kind, isStandIn: kind === 'embedded' };
  return boundOf({ cores, processorsOfK6, dropped, target, appIsAsked, load: window });
};

test('where nothing is full, nothing bounds', () => {
  expect(bound()).toMatchObject({ by: 'nothing', counts: true });
});

const cases: ReadonlyArray<readonly [string, Changes, ReturnType<typeof bound>['by'], boolean]> = [
  ['one thread of Logto', { parts: { logto: used(0.98, 0.93) } }, 'logto', true],
  ['Logto in a container', { parts: { logto: used(0.98, null) } }, 'logto', true],
  ['many sessions of the database', { parts: { database: used(3.6, 0.2) } }, 'database', true],
  ['locks', { sessions: { total: 20, active: 8, locked: 5 } }, 'locks', true],
  ['all CPUs', { cores: 2, machine: 0.97, parts: { logto: used(0.8), database: used(0.9, 0.1) } }, 'machine', true],
  ['the fake provider in our process', { loop: 0.9, parts: { logto: used(0.98) } }, 'fake', false],
  ['the fake provider in a container', { kind: 'compose', parts: { fake: used(0.95, null) } }, 'fake', false],
  ['the sample app', { parts: { app: used(1.1, 0.95) } }, 'app', false],
  ['the sample app that is asked', { appIsAsked: true, parts: { app: used(1.1, 0.95) } }, 'app', true],
  ['k6 by the only CPU that it may use', { processorsOfK6: 1, parts: { k6: used(0.9, 0.5) } }, 'generator', false],
  ['k6 by its CPU', { parts: { k6: used(3.9, 0.5) } }, 'generator', false],
  ['a neighbour', { cores: 2, machine: 1, dropped: 5, parts: { logto: used(0.5) } }, 'others', false],
  ['k6 by its virtual users', { dropped: 5 }, 'generator', false],
  ['a stand-in', { kind: 'embedded', loop: 0.97 }, 'unknown', false],
];

for (const [what, changes, by, counts] of cases) {
  test(`${what} that is full bounds the rate, and that ${counts ? 'counts' : 'does not count'} as a result`, () => {
    expect(bound(changes)).toMatchObject({ by, counts });
  });
}

test('arrivals that are dropped because Logto is full are a result', () => {
  expect(bound({ dropped: 50, parts: { logto: used(1, 0.95) } })).toMatchObject({ by: 'logto', counts: true });
});

test('a harness that takes more than a third of what the target does, of full CPUs, spoils the result', () => {
  const parts = { logto: used(0.9), database: used(0.5, 0.1) };
  const full = { cores: 2, machine: 0.98 };
  expect(bound({ ...full, parts: { ...parts, k6: used(0.2) } })).toMatchObject({ by: 'logto', counts: true });
  expect(bound({ ...full, parts: { ...parts, k6: used(0.6) } })).toMatchObject({ by: 'machine', counts: false });
});

test('a run without two samples is not judged', () => {
  const input = {
    cores: 2,
    processorsOfK6: 1,
    dropped: 0,
    target: { kind: 'native', isStandIn: false },
    appIsAsked: false,
    load: null,
  };
  expect(boundOf(input)).toMatchObject({ by: 'unknown', counts: false });
});

test('the share of the harness counts all that is not the target', () => {
  const load = { seconds: 1, machine: 1, loop: 0, sessions: null, parts: { ...idle, k6: used(0.2) } };
  expect(harnessShare(load, false)).toBeCloseTo(0.3 / 0.6);
  expect(harnessShare(load, true)).toBeCloseTo(0.25 / 0.65);
  expect(harnessShare({ ...load, parts: { k6: used(0.2) } }, false)).toBeNull();
});
