/** The objects as files, for those who use kubectl: what `npm run load -- manifests` writes into `load/k8s`. */
import { stringify } from 'yaml';
import { standingObjects } from './index.ts';

/** The namespace that the files name; a run of the command takes one of its own. */
export const manifestNamespace = 'logto-load';

/** Generators that the files ask for. */
export const manifestGenerators = 4;

const made = 'Made by "npm run load -- manifests". See docs/load.md.';

const fileOf = (comment: readonly string[], objects: readonly object[]): string => {
  const header = [made, ...comment].map((line) => `# ${line}\n`).join('');
  return `${header}${objects.map((object) => stringify(object, { lineWidth: 0 })).join('---\n')}`;
};

/** Text of each file, by its name. Secret and archive are of a run alone, and in none of them. */
export const manifestFiles = (generators = manifestGenerators) => {
  const namespace = manifestNamespace;
  const { redis, provider, testRun, ...rest } = standingObjects({ namespace, generators });
  const resources = ['namespace.yaml', 'redis.yaml', 'tencent-sms.yaml', 'test-run.yaml'];
  const kustomization = { apiVersion: 'kustomize.config.k8s.io/v1beta1', kind: 'Kustomization', namespace, resources };
  return {
    'kustomization.yaml': fileOf(['kubectl apply -k load/k8s, with k6-operator installed.'], [kustomization]),
    'namespace.yaml': fileOf([], [rest.namespace]),
    'redis.yaml': fileOf(['The inbox that all fakes and generators share.'], [redis.deployment, redis.service]),
    'tencent-sms.yaml': fileOf(
      [
        "The fake provider: Logto's traffic for sms.tencentcloudapi.com has to come to port 443 of its service, by hostAliases",
        "or by HTTPS_PROXY in Logto's pods, which have to trust the CA in /ca/ca.pem. Generators call port 8025. The secret is",
        'made beforehand: kubectl -n logto-load create secret generic tencent-sms --from-literal=token=...',
      ],
      [provider.deployment, provider.service],
    ),
    'test-run.yaml': fileOf(
      ['The generators. Script, plan and addresses are in the archive, which the config map load-script has.'],
      [testRun],
    ),
  };
};
