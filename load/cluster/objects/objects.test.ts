import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { execa } from 'execa';
import { Deployment } from 'kubernetes-models/apps/v1/Deployment';
import { StatefulSet } from 'kubernetes-models/apps/v1/StatefulSet';
import { ConfigMap } from 'kubernetes-models/v1/ConfigMap';
import { Namespace } from 'kubernetes-models/v1/Namespace';
import { Pod } from 'kubernetes-models/v1/Pod';
import { Secret } from 'kubernetes-models/v1/Secret';
import { Service } from 'kubernetes-models/v1/Service';
import { parse } from 'yaml';
import { repository } from '../../../fixtures/tools/repository.ts';
import { readOutputs } from '../../k6/outputs.ts';
import { generatorObjects, standingObjects } from './index.ts';
import { logtoObjects } from './logto.ts';
import { manifestFiles } from './manifests.ts';
import { namespaceOf } from './names.ts';
import { postgresObjects } from './postgres.ts';
import { authoritySecret } from './provider.ts';

const wishes = { namespace: 'load-7', generators: 8 };
const contents = { archive: Buffer.from('archive'), token: 'token' };
const { redis, provider, testRun } = standingObjects(wishes);

test("each object of Kubernetes is valid by Kubernetes' own schema", () => {
  const [secret, script] = generatorObjects(wishes, contents);
  const authority = authoritySecret(wishes.namespace, { cert: 'PEM', key: 'PEM' });
  const { env, image, resources } = testRun.spec.runner;
  const objects = [
    ...[
      new Namespace(Object(namespaceOf('load-7'))),
      new Secret(Object(secret)),
      new Secret(Object(authority)),
      new ConfigMap(Object(script)),
    ],
    ...[redis, provider].flatMap(({ deployment, service }) => [
      new Deployment(Object(deployment)),
      new Service(Object(service)),
    ]),
    // As the operator makes one of it.
    new Pod(Object({ spec: { containers: [{ name: 'k6', env, image, resources }] } })),
  ];
  expect(() => objects.forEach((object) => void object.validate())).not.toThrow();
});

test('the manifests in load/k8s are those of the typed objects', async () => {
  const folder = join(repository, 'load/k8s');
  const files = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.yaml'));
  const texts = await Promise.all(
    files.map(async (name) => [name, await readFile(join(folder, name), 'utf8')] as const),
  );
  // Renew them with: npm run load -- manifests
  expect(Object.fromEntries(texts)).toEqual(manifestFiles());
});

test("each object of Logto's replicas is valid by Kubernetes' own schema", () => {
  const { set, service } = logtoObjects({ namespace: 'logto', image: 'logto', replicas: 3 });
  const postgres = postgresObjects('logto', 'postgres');
  const objects = [
    ...[new StatefulSet(Object(set)), new Service(Object(service))],
    ...[new Deployment(Object(postgres.deployment)), new Service(Object(postgres.service))],
  ];
  expect(() => objects.forEach((object) => void object.validate())).not.toThrow();
});

test('generators trust the CAs that Node trusts beyond its own', () => {
  const objects = generatorObjects(wishes, { ...contents, authorities: 'PEM' });
  const runner = {
    env: [{ name: 'SSL_CERT_FILE', value: '/trusted/ca.pem' }],
    volumeMounts: [{ mountPath: '/trusted' }],
  };
  expect(objects).toContainEqual(expect.objectContaining({ kind: 'ConfigMap', data: { 'ca.pem': 'PEM' } }));
  expect(objects.at(-1)).toMatchObject({ spec: { runner: { volumeMounts: runner.volumeMounts } } });
  expect(objects.at(-1)).toHaveProperty('spec.runner.env', expect.arrayContaining(runner.env));
});

test('a test run has a generator for each that is wanted, on shared nodes', () => {
  expect(testRun.spec).toMatchObject({ parallelism: 8, separate: false });
  expect(parse(manifestFiles(2)['test-run.yaml'])).toMatchObject({ spec: { parallelism: 2 } });
});

const milli = (cpu: string | undefined): number => Number(/^(\d+)m$/.exec(cpu ?? '')?.[1] ?? Number.NaN);

test('eight generators with all that they need fit on a node of two cores', () => {
  const { runner, starter } = testRun.spec;
  const services = [redis, provider].flatMap(({ deployment }) => deployment.spec.template.spec.containers);
  const cpus = [...Array(8).fill(runner), starter, ...services].map(({ resources }) => milli(resources?.requests?.cpu));
  // CoreDNS and the operator ask for 100m each.
  expect(cpus.reduce((sum, each) => sum + each, 0)).toBeLessThanOrEqual(2000 - 200);
});

test("the arguments of k6 can be read by the shell of the operator's initializer", async () => {
  const command = `k6 archive /test/load.tar -O /tmp/load.tar ${testRun.spec.arguments}`;
  const { stderr } = await execa('sh', ['-n', '-c', command], { reject: false });
  expect(stderr).toBe('');
});

test('generators send their metrics to an output, with its credentials from a secret', () => {
  const outputs = readOutputs(['opentelemetry=http://collector.test:4318']);
  const variables = { K6_OTEL_HEADERS: 'Authorization=the-token' };
  const [, secret, , generators] = generatorObjects(wishes, { ...contents, outputs: { outputs, variables } });
  expect(secret).toMatchObject({ metadata: { name: 'k6-outputs' }, stringData: variables });
  expect(() => new Secret(Object(secret)).validate()).not.toThrow();
  const valueFrom = { secretKeyRef: { name: 'k6-outputs', key: 'K6_OTEL_HEADERS' } };
  expect(generators).toMatchObject({
    spec: {
      arguments: '--log-format json --out opentelemetry --tag testid=load-7',
      runner: { env: expect.arrayContaining([{ name: 'K6_OTEL_HEADERS', valueFrom }]) },
    },
  });
  expect(JSON.stringify(generators)).not.toContain('the-token');
});

test('an archive above 1 MiB is rejected', () => {
  const archive = Buffer.alloc(1024 * 1024);
  expect(() => generatorObjects(wishes, { ...contents, archive })).toThrow(
    /and a ConfigMap takes 1048576\. Load fewer/,
  );
});
