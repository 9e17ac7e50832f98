import { names } from './names.ts';
import { serviceOfOnePod } from './service.ts';

const port = 6379;

/** Where the inbox is, for pods of the namespace. */
export const redisUrl = `redis://${names.redis}:${port}`;

/** Keeps nothing on disk. Debian's Redis answers nobody but its own machine in protected mode, which has no password here. */
const args = ['--save', '', '--appendonly', 'no', '--protected-mode', 'no'];

/** The inbox that all fakes and generators share: its messages are worth nothing after the run. */
export const redisObjects = (namespace: string, image: string) =>
  serviceOfOnePod({
    ...{ name: names.redis, namespace, ports: { redis: port } },
    pod: {
      containers: [
        {
          ...{ name: 'redis', image, imagePullPolicy: 'IfNotPresent' },
          // Whatever the entry point of the image is.
          command: ['redis-server'],
          args,
          ports: [{ containerPort: port }],
          readinessProbe: { tcpSocket: { port }, periodSeconds: 1 },
          resources: { requests: { cpu: '50m', memory: '64Mi' }, limits: { memory: '512Mi' } },
        },
      ],
    },
  });
