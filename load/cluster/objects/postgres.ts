import { names } from './names.ts';
import { serviceOfOnePod } from './service.ts';

const port = 5432;

/** A database of Logto's, for pods of the namespace. */
export const databaseUrl = `postgres://postgres@${names.postgres}:${port}/logto`;

/** Each Logto keeps up to 20 connections. A load asks pg_stat_statements what each kind of statement cost. */
const args = [
  ...['postgres', '-c', 'fsync=off', '-c', 'max_connections=300'],
  ...['-c', 'shared_preload_libraries=pg_stat_statements'],
];

/** A PostgreSQL that asks for no password and keeps its data as long as its pod lives. */
export const postgresObjects = (namespace: string, image: string) =>
  serviceOfOnePod({
    ...{ name: names.postgres, namespace, ports: { postgres: port } },
    pod: {
      // Of the user `postgres` in its image, which is Alpine's.
      securityContext: { runAsUser: 70, fsGroup: 70 },
      containers: [
        {
          ...{ name: 'postgres', image, imagePullPolicy: 'IfNotPresent', args },
          env: [
            { name: 'POSTGRES_USER', value: 'postgres' },
            { name: 'POSTGRES_HOST_AUTH_METHOD', value: 'trust' },
            { name: 'PGDATA', value: '/data/cluster' },
          ],
          ports: [{ containerPort: port }],
          volumeMounts: [
            { name: 'data', mountPath: '/data' },
            { name: 'socket', mountPath: '/var/run/postgresql' },
          ],
          readinessProbe: {
            exec: { command: ['pg_isready', '--host', '127.0.0.1', '--username', 'postgres', '--quiet'] },
            periodSeconds: 1,
          },
          resources: { requests: { cpu: '100m', memory: '256Mi' }, limits: { memory: '2Gi' } },
        },
      ],
      volumes: [
        { name: 'data', emptyDir: {} },
        { name: 'socket', emptyDir: {} },
      ],
    },
  });
