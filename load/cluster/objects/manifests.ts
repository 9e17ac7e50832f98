/** The objects as files, for those who use kubectl: what `npm run load -- manifests` writes into `load/k8s`. */
import { stringify } from 'yaml';
import { defaultImages, standingObjects } from './index.ts';
import { logtoObjects } from './logto.ts';
import { namespaceOf, providerNamespace } from './names.ts';
import { postgresObjects } from './postgres.ts';
import { redisObjects } from './redis.ts';

/** Generators that the files ask for. */
export const manifestGenerators = 4;

const made = 'Made by "npm run load -- manifests". See docs/load.md.';

const fileOf = (comment: readonly string[], objects: readonly object[]): string => {
  const header = [made, ...comment].map((line) => `# ${line}\n`).join('');
  return `${header}${objects.map((object) => stringify(object, { lineWidth: 0 })).join('---\n')}`;
};

const kustomizationOf = (comment: string, namespace: string, files: object): string => {
  const resources = Object.keys(files);
  return fileOf(
    [comment],
    [{ apiVersion: 'kustomize.config.k8s.io/v1beta1', kind: 'Kustomization', namespace, resources }],
  );
};

/** The namespace of the replicas of Logto. */
const logtoNamespace = 'logto';
const logtoReplicas = 3;

const logtoFiles = () => {
  const namespace = logtoNamespace;
  const postgres = postgresObjects(namespace, 'postgres:17-alpine');
  const redis = redisObjects(namespace, defaultImages.redis);
  const logto = logtoObjects({ namespace, image: 'svhd/logto:1.42.0', replicas: logtoReplicas });
  const files = {
    'namespace.yaml': fileOf([], [namespaceOf(namespace)]),
    'postgres.yaml': fileOf(['For tests: its data go with its pod.'], [postgres.deployment, postgres.service]),
    'redis.yaml': fileOf(['The cache that all replicas share.'], [redis.deployment, redis.service]),
    'logto.yaml': fileOf(
      [
        'Three replicas on one database and one Redis, behind one service, on ports 30001 and 30002 of each node.',
        'Two config maps are made beforehand: logto-addresses with ENDPOINT and ADMIN_ENDPOINT, and tencent-sms with ca.pem',
        'and lead-to-fake.mjs, by which its SMS go to the fake provider.',
      ],
      [logto.service, logto.set],
    ),
  };
  const all = { 'kustomization.yaml': kustomizationOf('kubectl apply -k load/k8s/logto', namespace, files), ...files };
  return Object.fromEntries(Object.entries(all).map(([name, text]) => [`logto/${name}`, text]));
};

/** Text of each file, by its path. Secret and archive are of a run alone, and in none of them. */
export const manifestFiles = (generators = manifestGenerators) => {
  const namespace = providerNamespace;
  const { redis, provider, testRun, ...rest } = standingObjects({ namespace, generators });
  const files = {
    'namespace.yaml': fileOf([], [rest.namespace]),
    'redis.yaml': fileOf(['The inbox that all fakes and generators share.'], [redis.deployment, redis.service]),
    'tencent-sms.yaml': fileOf(
      [
        "The fake provider: Logto's traffic for sms.tencentcloudapi.com has to come to port 443 of its service, by hostAliases",
        "or by HTTPS_PROXY in Logto's pods, which have to trust its CA. Generators call port 8025. Two secrets are made",
        'beforehand: tencent-sms with the token, and tencent-sms-ca with ca.pem and ca.key.',
      ],
      [provider.deployment, provider.service],
    ),
    'test-run.yaml': fileOf(
      ['The generators. Script, plan and addresses are in the archive, which the config map load-script has.'],
      [testRun],
    ),
  };
  const comment = 'kubectl apply -k load/k8s, with k6-operator installed.';
  return { 'kustomization.yaml': kustomizationOf(comment, namespace, files), ...files, ...logtoFiles() };
};
