import type { V1EnvVar, V1Probe, V1Service, V1StatefulSet } from '@kubernetes/client-node';
import { openidPaths } from '../../../contracts/openid.ts';
import { metadataOf, names, providerHostName, providerPorts } from './names.ts';
import { databaseUrl } from './postgres.ts';
import { redisUrl } from './redis.ts';

/** Ports of each replica, and of each node: those of Kubernetes' own range. */
export const logtoPorts = { core: { pod: 3001, node: 30_001 }, admin: { pod: 3002, node: 30_002 } } as const;

/** Seeds the database unless it is seeded. Replicas start one after another, so only the first one does. */
const start = 'cd packages/cli && node . db seed --swe && cd ../core && exec node .';

const environment: V1EnvVar[] = Object.entries({
  CI: 'true',
  NODE_ENV: 'production',
  HOME: '/tmp',
  TRUST_PROXY_HEADER: '1',
  DB_URL: databaseUrl,
  REDIS_URL: redisUrl,
  PORT: String(logtoPorts.core.pod),
  ADMIN_PORT: String(logtoPorts.admin.pod),
  // Synthetic, as all that this database holds.
  SECRET_VAULT_KEK: 'DtPWS09unRXGuRScB60qXqCSsrjd22dUlXt/0oZgxSo=',
  NODE_EXTRA_CA_CERTS: '/sms/ca.pem',
  NODE_OPTIONS: '--import=/sms/lead-to-fake.mjs',
  SMS_FAKE: `${providerHostName}:${providerPorts.provider}`,
}).map(([name, value]) => ({ name, value }));

const answers = (port: number): V1Probe => ({
  httpGet: { path: openidPaths.discovery, port },
  periodSeconds: 1,
  timeoutSeconds: 5,
});

interface Wanted {
  readonly namespace: string;
  readonly image: string;
  readonly replicas: number;
}

/**
 * Replicas of Logto on one database and one Redis, behind one service. The service distributes connections among them.
 * Their SMS goes to the fake provider by the preload, which works with each version of Node.
 */
export const logtoObjects = ({ namespace, image, replicas }: Wanted) => {
  const app = { app: names.logto };
  const metadata = metadataOf(names.logto, namespace);
  const { core, admin } = logtoPorts;
  const set: V1StatefulSet = {
    ...{ apiVersion: 'apps/v1', kind: 'StatefulSet', metadata },
    spec: {
      ...{ serviceName: names.logto, replicas, podManagementPolicy: 'OrderedReady' },
      selector: { matchLabels: app },
      template: {
        metadata: { labels: app },
        spec: {
          securityContext: { runAsUser: 1000 },
          containers: [
            {
              ...{ name: 'logto', image, imagePullPolicy: 'IfNotPresent', workingDir: '/etc/logto' },
              command: ['sh', '-ec', start],
              // ENDPOINT and ADMIN_ENDPOINT.
              envFrom: [{ configMapRef: { name: names.addresses } }],
              env: environment,
              ports: [{ containerPort: core.pod }, { containerPort: admin.pod }],
              volumeMounts: [
                { name: 'sms', mountPath: '/sms', readOnly: true },
                { name: 'scripts', mountPath: '/etc/logto/packages/cli/alteration-scripts' },
              ],
              readinessProbe: answers(core.pod),
              resources: { requests: { cpu: '100m', memory: '256Mi' }, limits: { memory: '1536Mi' } },
            },
          ],
          volumes: [
            { name: 'sms', configMap: { name: names.provider } },
            // Where its seed copies scripts to.
            { name: 'scripts', emptyDir: {} },
          ],
        },
      },
    },
  };
  const service: V1Service = {
    ...{ apiVersion: 'v1', kind: 'Service', metadata },
    spec: {
      ...{ type: 'NodePort', selector: app },
      ports: Object.entries({ core, admin }).map(([name, { pod, node }]) => ({ name, port: pod, nodePort: node })),
    },
  };
  return { set, service };
};
