import type { WindowLoad } from './load-window.ts';
import { type Part, parts } from './parts.ts';

export interface BoundInput {
  readonly load: WindowLoad | null;
  readonly cores: number;
  /** Of these, how many k6 was let on at once. */
  readonly processorsOfK6: number;
  /** Arrivals that k6 dropped, as all its virtual users were under way. */
  readonly dropped: number;
  /** The command's own process holds the stand-in too, which cannot be told from the fake provider then. */
  readonly target: { readonly kind: string; readonly isStandIn: boolean };
  /** Why the machines of the load were not measured, where they were not. */
  readonly unmeasured?: string | undefined;
  /** Whether the sample app is a part of what is asked, as by the scenario `callback`; else it belongs to the harness. */
  readonly appIsAsked: boolean;
}

export const bounds = [
  'logto',
  'database',
  'locks',
  'machine',
  'others',
  'generator',
  'fake',
  'app',
  'nothing',
  'unknown',
] as const;

/** What keeps the rate from going higher. */
export interface Bound {
  readonly by: (typeof bounds)[number];
  /** False where the harness was the bottleneck, or cannot show that it was not: the figures say nothing of the target then. */
  readonly counts: boolean;
  /** One sentence with the figures that say so. */
  readonly because: string;
}

/**
 * A thread that is on a CPU for this much of the time has no more to give, nor have all CPUs together: who comes by an open
 * model then waits in line.
 */
const full = 0.85;
/** How much CPU time the harness may use, for each second that the target does. */
const mostForHarness = 1 / 3;

/** How much of all CPUs may be busy with other things when they are full. */
const mostForOthers = 0.2;

const percent = (share: number): string => `${Math.round(share * 100)} %`;

const coresOf = ({ parts }: WindowLoad, names: readonly Part[]): number =>
  names.reduce((sum, part) => sum + (parts[part]?.cores ?? 0), 0);

/** Seconds that generator, fake, sample app and the harness use, for each that the target uses; null without a target. */
export const harnessShare = (load: WindowLoad, appIsAsked: boolean): number | null => {
  const app = coresOf(load, ['app']);
  const target = coresOf(load, ['logto', 'database']) + (appIsAsked ? app : 0);
  const harness = coresOf(load, ['k6', 'fake', 'harness']) + (appIsAsked ? 0 : app);
  return target === 0 ? null : harness / target;
};

const isFull = (load: WindowLoad, part: Part): boolean =>
  (load.parts[part]?.busiestThread ?? load.parts[part]?.cores ?? 0) >= full;

const thread = (load: WindowLoad, part: Part): string =>
  percent(load.parts[part]?.busiestThread ?? load.parts[part]?.cores ?? 0);

const becauseOfApp = (load: WindowLoad): string =>
  `one thread of the sample app was busy ${thread(load, 'app')} of the time`;

const harnessBound = (input: BoundInput & { load: WindowLoad }) => {
  const { load, processorsOfK6, dropped, target, appIsAsked } = input;
  // In compose and outside the fake is a process of its own.
  const fakeIsOurs = target.kind === 'embedded' || target.kind === 'native';
  const found = (by: Bound['by'], because: string): Bound => ({ by, counts: false, because });
  if (fakeIsOurs && !target.isStandIn && load.loop >= full) {
    return found(
      'fake',
      `the event loop of the fake provider and the harness was busy ${percent(load.loop)} of the time`,
    );
  }
  if (isFull(load, 'fake')) {
    return found('fake', `the fake provider used ${thread(load, 'fake')} of a CPU`);
  }
  if (isFull(load, 'app') && !appIsAsked) {
    return found('app', becauseOfApp(load));
  }
  const k6 = load.parts.k6?.cores ?? 0;
  if (k6 >= full * processorsOfK6) {
    return found('generator', `k6 used ${k6.toFixed(1)} of the CPUs that it may use, ${processorsOfK6}`);
  }
  const isTargetBusy = isFull(load, 'logto') || coresOf(load, ['database']) >= full || load.machine >= full;
  return dropped > 0 && !isTargetBusy && !target.isStandIn
    ? found('generator', `k6 dropped ${dropped} arrivals for want of virtual users, and nothing else was full`)
    : undefined;
};

/** Processes that do not belong to the run. */
const othersBound = ({ load, cores }: BoundInput & { load: WindowLoad }): Bound | undefined => {
  const others = load.machine * cores - coresOf(load, parts);
  return load.machine >= full && others > mostForOthers * cores
    ? {
        by: 'others',
        counts: false,
        because: `all ${cores} CPUs were busy ${percent(load.machine)} of the time, ${others.toFixed(1)} of them with what does not belong to the run`,
      }
    : undefined;
};

const targetBound = ({ load, cores }: BoundInput & { load: WindowLoad }): Bound => {
  const found = (by: Bound['by'], because: string): Bound => ({ by, counts: true, because });
  const { sessions } = load;
  if (sessions && sessions.active >= 2 && sessions.locked >= sessions.active / 2) {
    const of = `${sessions.locked.toFixed(1)} of ${sessions.active.toFixed(1)} sessions at work waited for a lock of another`;
    return found('locks', of);
  }
  if (isFull(load, 'logto')) {
    return found('logto', `one thread of Logto was busy ${thread(load, 'logto')} of the time`);
  }
  if (isFull(load, 'app')) {
    return found('app', becauseOfApp(load));
  }
  const database = load.parts.database?.cores ?? 0;
  if (database >= full * cores) {
    return found('database', `the database used ${database.toFixed(1)} of ${cores} CPUs`);
  }
  if (load.machine >= full) {
    const used = `all ${cores} CPUs were busy ${percent(load.machine)} of the time, ${(load.parts.logto?.cores ?? 0).toFixed(1)} of them with Logto and ${database.toFixed(1)} with the database`;
    return found('machine', used);
  }
  if (load.parts.logto === undefined) {
    return found('nothing', `Logto was not measured, and the machine was busy ${percent(load.machine)} of the time`);
  }
  return found(
    'nothing',
    `nothing was full: Logto's busiest thread ${thread(load, 'logto')}, the machine ${percent(load.machine)}`,
  );
};

/**
 * What bounds a run at the rate that it was driven to, and whether that says anything of the target. The harness is
 * suspected first: a run counts only where neither generator nor fake provider nor sample app was full, and where all of
 * these together used at most a third of what Logto and its database did if they had to share full CPUs. What is asked of
 * the application itself is asked of the sample app.
 */
export const boundOf = (input: BoundInput): Bound => {
  const { load, target, unmeasured } = input;
  if (unmeasured !== undefined) {
    return { by: 'unknown', counts: false, because: unmeasured };
  }
  if (load === null) {
    return { by: 'unknown', counts: false, because: 'the run was too short to be measured' };
  }
  const known = { ...input, load };
  const ours = othersBound(known) ?? harnessBound(known);
  if (ours) {
    return ours;
  }
  if (target.isStandIn) {
    return {
      by: 'unknown',
      counts: false,
      because: 'the target is the stand-in, in one process with the fake provider',
    };
  }
  const bound = targetBound(known);
  const share = harnessShare(load, input.appIsAsked);
  return share !== null && share > mostForHarness && load.machine >= full
    ? {
        by: 'machine',
        counts: false,
        because: `${bound.because}; and the harness took ${percent(share)} of what the target did, of CPUs that were full`,
      }
    : bound;
};
