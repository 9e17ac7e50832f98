import type { V1Secret } from '@kubernetes/client-node';
import { type Authority, authorityFiles } from '../../../contracts/authority.ts';
import { inboxPaths } from '../../../contracts/inbox.ts';
import { names, providerPorts } from './names.ts';
import { redisUrl } from './redis.ts';
import { secretOf } from './secret.ts';
import { serviceOfOnePod } from './service.ts';

const tokenKey = 'token';

/** The token of the inbox, for the fake and for generators. */
export const tokenSecret = (namespace: string, token: string): V1Secret =>
  secretOf(names.provider, namespace, { [tokenKey]: token });

/** The same, for a variable of a container. */
export const tokenReference = { secretKeyRef: { name: names.provider, key: tokenKey } };

/** The CA of the fake, whose certificate Logto's pods trust. */
export const authoritySecret = (namespace: string, { cert, key }: Authority): V1Secret =>
  secretOf(names.authority, namespace, { [authorityFiles.cert]: cert, [authorityFiles.key]: key });

const { provider, control } = providerPorts;

/**
 * The fake provider. One is enough for 1,000 messages a second. It runs as no root: port 443 takes a
 * sysctl, which Kubernetes counts among the safe ones.
 *
 * @param address of its service, for `hostAliases` in Logto's pods; one that the cluster chooses if absent
 */
export const providerObjects = (namespace: string, image: string, address?: string) => {
  const hostNames = [names.provider, `${names.provider}.${namespace}`].flatMap((name) => ['--name', name]);
  return serviceOfOnePod({
    ...{ name: names.provider, namespace, ports: { provider, control }, address },
    pod: {
      securityContext: { sysctls: [{ name: 'net.ipv4.ip_unprivileged_port_start', value: '0' }] },
      containers: [
        {
          ...{ name: 'sms', image, imagePullPolicy: 'IfNotPresent' },
          args: [...hostNames, '--capacity', '1000000', '--ca-folder', '/authority'],
          env: [{ name: 'REDIS_URL', value: redisUrl }],
          ports: [{ containerPort: provider }, { containerPort: control }],
          volumeMounts: [
            { name: 'token', mountPath: '/data', readOnly: true },
            { name: 'authority', mountPath: '/authority', readOnly: true },
          ],
          // The kubelet calls the pod by its address, and the control API answers to the names of its fake only.
          readinessProbe: {
            httpGet: { path: inboxPaths.health, port: control, httpHeaders: [{ name: 'Host', value: names.provider }] },
            periodSeconds: 1,
          },
          resources: { requests: { cpu: '100m', memory: '128Mi' }, limits: { memory: '1Gi' } },
        },
      ],
      volumes: [
        { name: 'token', secret: { secretName: names.provider, items: [{ key: tokenKey, path: tokenKey }] } },
        { name: 'authority', secret: { secretName: names.authority } },
      ],
    },
  });
};
