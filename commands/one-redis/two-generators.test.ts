import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { describeSample } from '../../fixtures/application/sample.ts';
import { connectManagementApi } from '../../fixtures/stack/management-api.ts';
import { createApplication, nowhere, setConnector } from '../../fixtures/stack/provision.ts';
import { lastingPort } from '../../fixtures/tools/lasting-port.ts';
import { owning } from '../../fixtures/tools/owning.ts';
import { temporaryFolder } from '../../fixtures/tools/temporary-folder.ts';
import { followProvider } from '../../load/history/follow-provider.ts';
import { judgeHistory } from '../../load/history/judge.ts';
import { mergeHistories } from '../../load/history/merge.ts';
import { openHistoryWriter } from '../../load/history/write.ts';
import { k6Environment } from '../../load/k6/environment.ts';
import { findK6 } from '../../load/k6/find-k6.ts';
import { runK6 } from '../../load/k6/run-k6.ts';
import { readSegment } from '../../load/k6/segment.ts';
import { sampleLoadApplication } from '../../load/plan/application.ts';
import { provisionPeople } from '../../load/prepare/people.ts';
import { makePlan } from '../../load/scenarios/make-plan.ts';
import { scriptOf } from '../../load/scenarios/scripts.ts';
import { startStandIn } from '../../mocks/logto/index.ts';
import { startRedis } from '../../mocks/sms/testing/redis.ts';
import { connectorConfig, RedisStore, startFakeProvider } from '../../mocks/sms-provider/index.ts';

const phoneBlock = 7;
const [first, second] = [readSegment('0:1/2', '0,1/2,1'), readSegment('1/2:1', '0,1/2,1')];
const plan = makePlan({ scenario: 'otp-verify', profile: 'smoke', rate: 6, weights: {}, share: 0.5 });

/** A stand-in without an application, and two fakes whose inbox is one Redis: it sends to the first. */
const startAll = async () => {
  await using undo = new AsyncDisposableStack();
  const redis = undo.use(await startRedis());
  const openStore = (namespace: string) => new RedisStore({ url: redis.url, namespace, capacity: 1000 });
  const sender = undo.use(await startFakeProvider({ openStore }));
  const other = undo.use(await startFakeProvider({ openStore }));
  const [port, adminPort] = [await lastingPort(), await lastingPort()];
  const standIn = undo.use(await startStandIn({ port, adminPort, faults: [], provider: sender.route }));
  const secret = { clientId: 'm-default', clientSecret: standIn.managementSecret };
  const management = connectManagementApi({ ...standIn, ...secret });
  await setConnector(management, connectorConfig(sender.account));
  const app = { ...(await createApplication(management, 'load', nowhere)), url: nowhere };
  const options = { signal: new AbortController().signal, onProgress: () => undefined };
  await provisionPeople(management, plan, phoneBlock, options);
  const describe = (controlUrl: string) =>
    ({ client: app, logto: standIn, provider: { controlUrl, token: null }, phoneBlock }) as const;
  const application = sampleLoadApplication(describeSample(app, app.url));
  return owning(undo, { sender, other, application, describe });
};

test('two generators on one Redis, by execution segments, make one load: merged, their totals are those of the fake', async () => {
  test.setTimeout(120_000);
  const k6 = await findK6();
  await using folder = await temporaryFolder('two');
  await using all = await startAll();
  const fileOf = (name: string) => join(folder.path, `history-${name}.ndjson`);
  const generate = (name: string, segment: typeof first, controlUrl: string) =>
    runK6({
      ...{ k6, segment, script: scriptOf('otp-verify'), historyFile: fileOf(name) },
      environment: k6Environment(all.describe(controlUrl), all.application, plan, name),
      summaryFile: join(folder.path, name, 'summary.json'),
      dashboardFile: join(folder.path, name, 'dashboard.html'),
    });
  {
    await using writer = openHistoryWriter(fileOf('harness'));
    await using follower = await followProvider({ controlUrl: all.other.controlUrl, token: null }, writer.write);
    const results = await Promise.all([
      generate('one', first, all.sender.controlUrl),
      generate('two', second, all.other.controlUrl),
    ]);
    expect(results.map(({ outcome }) => outcome)).toEqual(['met', 'met']);
    await follower.settle(300);
  }
  const events = await mergeHistories(['one', 'two', 'harness'].map(fileOf));
  const accepted = events.filter((event) => event.kind === 'send' && event.outcome === 'accepted');
  expect(accepted.length).toBeGreaterThanOrEqual(18);
  expect(all.sender.totals()).toEqual({ accepted: accepted.length, refused: 0 });
  expect(events.filter(({ kind }) => kind === 'delivered')).toHaveLength(accepted.length);
  expect(new Set(accepted.map((event) => event.kind === 'send' && event.phone)).size).toBe(accepted.length);
  expect(judgeHistory(events).flatMap(({ violations }) => violations)).toEqual([]);
});
