import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test as base, expect } from '@playwright/test';
import { ownerLabel, ownName } from '../../../fixtures/stack/compose/owner.ts';
import { temporaryFolder } from '../../../fixtures/tools/temporary-folder.ts';
import { removeLeftNamespaces } from '../api/namespaces.ts';
import { requireCluster } from '../api/requirements.ts';
import { defaultImages } from '../objects/index.ts';
import { managedBy } from '../objects/names.ts';
import { endedRunner, logOf, runningRunner, waitingPod } from '../testing/pods.ts';
import { startStubCluster } from '../testing/stub-cluster.ts';
import { type ClusterRun, runOnCluster } from './run-on-cluster.ts';

type Stub = Awaited<ReturnType<typeof startStubCluster>>;

const test = base.extend<{ stub: Stub; run: ClusterRun }>({
  stub: async ({}, use) => {
    await using stub = await startStubCluster();
    await use(stub);
  },
  run: async ({ stub }, use) => {
    await using folder = await temporaryFolder('cluster');
    await use({
      ...{
        cluster: stub.cluster,
        generators: 2,
        images: defaultImages,
        archive: Buffer.from('archive'),
        token: 'token',
      },
      ...{ parts: [], thresholds: { flow_completed: ['rate==1'] }, folder: folder.path, seconds: 1 },
      ...{ onProblem: () => undefined, onProgress: () => undefined, signal: AbortSignal.timeout(60_000) },
    });
  },
});

/** Two generators with five arrivals each. */
const letBothEnd = ({ state }: Stub, [first, second]: readonly [number, number] = [0, 0]): void => {
  state.pods = [endedRunner('load-1-a', first), endedRunner('load-2-b', second)];
  state.logs = { 'load-1-a': logOf('load-1-a', 5), 'load-2-b': logOf('load-2-b', 5) };
};

test('two generators are judged together, and nothing is left', async ({ stub, run }) => {
  letBothEnd(stub);
  const { result, gaps, files, isPartial } = await runOnCluster(run);
  expect(result).toMatchObject({ outcome: 'met', summary: { metrics: { flow_completed: { passes: 10, fails: 0 } } } });
  expect({ gaps, isPartial, files: files.length }).toEqual({ gaps: [], isPartial: false, files: 2 });
  expect((await readFile(files[0] ?? '', 'utf8')).split('\n')).toHaveLength(6);
  expect(stub.state.namespaces).toEqual([]);
});

test('a generator that was killed leaves a partial result that is undecided', async ({ stub, run }) => {
  letBothEnd(stub, [0, 137]);
  const trouble = 'generator load-2-b did not come to its end (exit code 137)';
  expect(await runOnCluster(run)).toMatchObject({
    ...{ isPartial: true, gaps: [trouble] },
    result: { outcome: 'undecided', reasons: [trouble], summary: expect.anything() },
  });
});

test('a generator whose summary is missing leaves a result that is undecided', async ({ stub, run }) => {
  letBothEnd(stub);
  stub.state.logs['load-2-b'] = logOf('load-2-b', 5).slice(0, -1);
  const { result } = await runOnCluster(run);
  expect(result).toMatchObject({
    ...{ outcome: 'undecided', reasons: ['the log of generator load-2-b has no summary at its end'] },
  });
});

for (const [what, change, message] of [
  [
    'an image that cannot be pulled',
    ({ state }: Stub) => state.pods.push(waitingPod('load-1-a', 'ErrImagePull', 'not found')),
    /pod load-1-a cannot start: ErrImagePull, not found/,
  ],
  ['a quota', ({ state }: Stub) => state.refusals.push('exceeded quota: pods'), /exceeded quota: pods/],
  [
    'an object that may not be made',
    ({ state }: Stub) => Object.assign(state.forbidden, { secrets: 'forbidden by a policy' }),
    /Secret tencent-sms cannot be made \(forbidden by a policy\)/,
  ],
  [
    'a script that k6-operator rejects',
    ({ state }: Stub) => Object.assign(state, { stage: 'error' }),
    /k6-operator rejects the load/,
  ],
] as const) {
  test(`${what} ends the load in one line, and nothing is left`, async ({ stub, run }) => {
    stub.state.stage = 'created';
    change(stub);
    await expect(runOnCluster(run)).rejects.toThrow(message);
    expect(stub.state.namespaces).toEqual([]);
  });
}

test('generators that are interrupted leave what they measured until then', async ({ stub, run }) => {
  letBothEnd(stub);
  stub.state.pods = [runningRunner('load-1-a'), runningRunner('load-2-b')];
  const stop = new AbortController();
  const onProgress = (text: string) => (text.includes(' of 1 s') ? stop.abort() : undefined);
  const { result, isPartial } = await runOnCluster({ ...run, signal: stop.signal, onProgress });
  expect(isPartial).toBe(true);
  expect(result).toMatchObject({ outcome: 'undecided', summary: { metrics: { flow_completed: { passes: 10 } } } });
});

test('all generators end where one sees the target break, and none counts as lost', async ({ stub, run }) => {
  letBothEnd(stub);
  stub.state.pods = [endedRunner('load-1-a', 99), runningRunner('load-2-b')];
  const thresholds = { flow_completed: [{ threshold: 'rate<1', abortOnFail: true }] };
  const { result, isPartial, gaps } = await runOnCluster({ ...run, thresholds });
  expect({ isPartial, gaps, exitCode: result.exitCode }).toEqual({ isPartial: false, gaps: [], exitCode: 99 });
  expect(stub.requests.some((request) => /^DELETE .*\/pods$/.test(request))).toBe(true);
});

test('generators go on where one has crossed a threshold that ends no run', async ({ stub, run }) => {
  letBothEnd(stub, [99, 0]);
  await runOnCluster(run);
  expect(stub.requests.some((request) => /^DELETE .*\/pods$/.test(request))).toBe(false);
});

test('a load that is interrupted before its start leaves nothing', async ({ stub, run }) => {
  const stop = new AbortController();
  stub.state.stage = 'created';
  const running = runOnCluster({ ...run, signal: stop.signal, onProgress: () => stop.abort(new Error('Ctrl-C')) });
  await expect(running).rejects.toThrow('Ctrl-C');
  expect(stub.state.namespaces).toEqual([]);
});

test('only the namespace of a killed run is deleted', async ({ stub }) => {
  const namespace = (name: string, owner?: string) => ({
    metadata: { name, labels: managedBy, ...(owner !== undefined && { annotations: { [ownerLabel]: owner } }) },
  });
  const gone = ownName().replace(/\/\d+\//, '/4194303/');
  stub.state.namespaces = [namespace('left', gone), namespace('running', ownName()), namespace('by-hand')];
  expect(await removeLeftNamespaces(stub.cluster)).toEqual(['left']);
  expect(stub.state.namespaces.map(({ metadata }) => metadata?.name)).toEqual(['running', 'by-hand']);
});

test('a cluster without k6-operator is rejected with how to install it', async ({ stub }) => {
  stub.state.groups = ['apps'];
  await expect(requireCluster(stub.cluster, { startsProvider: false })).rejects.toThrow(
    /k6-operator is not installed .* kubectl apply/,
  );
});

test('a user with too few permissions is told which', async ({ stub }) => {
  stub.state.may = (verb, resource) => !(verb === 'create' && resource === 'secrets');
  await expect(requireCluster(stub.cluster, { startsProvider: false })).rejects.toThrow(
    /may not create secrets\. Ask for/,
  );
});

test('an API server that is away is told in one line', async ({ stub }) => {
  await stub[Symbol.asyncDispose]();
  await expect(requireCluster(stub.cluster, { startsProvider: false })).rejects.toThrow(
    /does not answer .*ECONNREFUSED/,
  );
});

test('warnings of k6 are written to a separate log file', async ({ stub, run }) => {
  letBothEnd(stub);
  stub.state.logs['load-1-a']?.unshift('{"level":"warning","msg":"slow"}');
  await runOnCluster(run);
  expect(await readdir(run.folder)).toContain('k6-load-1-a.log');
  expect(await readFile(join(run.folder, 'k6-load-1-a.log'), 'utf8')).toContain('slow');
});
