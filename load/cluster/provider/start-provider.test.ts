import { test as base, expect } from '@playwright/test';
import { defaultImages } from '../objects/index.ts';
import { namespaceOf, providerNamespace } from '../objects/names.ts';
import { readyPod, waitingPod } from '../testing/pods.ts';
import { startStubCluster } from '../testing/stub-cluster.ts';
import { type ProviderWishes, startClusterProvider } from './start-provider.ts';

type Stub = Awaited<ReturnType<typeof startStubCluster>>;

const test = base.extend<{ stub: Stub; wishes: ProviderWishes }>({
  stub: async ({}, use) => {
    await using stub = await startStubCluster();
    await use(stub);
  },
  wishes: async ({ stub }, use) => {
    const told = { onProblem: () => undefined, onProgress: () => undefined, signal: AbortSignal.timeout(60_000) };
    await use({ cluster: stub.cluster, authority: { cert: 'PEM', key: 'PEM' }, images: defaultImages, ...told });
  },
});

test('a fake provider and its Redis are ready under one name for all runs, and go with the run', async ({
  stub,
  wishes,
}) => {
  stub.state.pods = [readyPod('redis'), readyPod('tencent-sms')];
  const provider = await startClusterProvider(wishes);
  expect(provider.urlForPods).toBe('http://tencent-sms.logto-load:8025');
  expect(provider.settings.inboxUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  await provider[Symbol.asyncDispose]();
  expect(stub.state.namespaces).toEqual([]);
});

test('a second fake provider on a cluster is rejected, and the first one stays', async ({ stub, wishes }) => {
  stub.state.namespaces = [namespaceOf(providerNamespace)];
  await expect(startClusterProvider(wishes)).rejects.toThrow(/namespace logto-load is there already.*kubectl delete/);
  expect(stub.state.namespaces).toHaveLength(1);
});

for (const [what, reason, message] of [
  ['an image that cannot be pulled', 'ImagePullBackOff', 'no such image'],
  ['a fake provider that ends by itself', 'CrashLoopBackOff', 'back-off 10s'],
] as const) {
  test(`${what} ends the load in one line, and nothing is left`, async ({ stub, wishes }) => {
    stub.state.pods = [readyPod('redis'), waitingPod('tencent-sms', reason, message)];
    await expect(startClusterProvider(wishes)).rejects.toThrow(`cannot start: ${reason}, ${message}`);
    expect(stub.state.namespaces).toEqual([]);
  });
}

test('a start that is interrupted leaves nothing', async ({ stub, wishes }) => {
  const stop = new AbortController();
  const starting = startClusterProvider({
    ...wishes,
    signal: stop.signal,
    onProgress: () => stop.abort(new Error('Ctrl-C')),
  });
  await expect(starting).rejects.toThrow('Ctrl-C');
  expect(stub.state.namespaces).toEqual([]);
});
