import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { KubeConfig, type V1Namespace, type V1Pod } from '@kubernetes/client-node';
import { z } from 'zod';
import { listening } from '../../../fixtures/tools/listening.ts';
import { clusterOf } from '../api/connect.ts';

/** What a stubbed API server says of a load; a test changes it as it likes. */
export interface StubState {
  namespaces: V1Namespace[];
  pods: V1Pod[];
  /** Of k6-operator. */
  stage: string;
  /** Lines of the log of each pod. */
  logs: Record<string, string[]>;
  /** Groups of its API. */
  groups: string[];
  /** Whether the user may do something. */
  may: (verb: string, resource: string) => boolean;
  /** Messages of events with reason `FailedCreate`. */
  refusals: string[];
  /** Why an object of this kind cannot be made, by its plural. */
  forbidden: Record<string, string>;
}

const reviewSchema = z.object({
  spec: z.object({ resourceAttributes: z.object({ verb: z.string(), resource: z.string() }) }),
});
const namespaceSchema = z.object({ metadata: z.object({ name: z.string() }).loose() });

const resource = (name: string, kind: string, namespaced = true) => ({ name, kind, namespaced, verbs: ['create'] });

const resourcesOf: Record<string, object[]> = {
  '/api/v1': [resource('secrets', 'Secret'), resource('configmaps', 'ConfigMap'), resource('services', 'Service')],
  '/apis/apps/v1': [resource('deployments', 'Deployment')],
  '/apis/k6.io/v1alpha1': [resource('testruns', 'TestRun')],
};

const status = (code: number, message: string) => ({ code, body: { kind: 'Status', code, message } });
const found = (body: object) => ({ code: 200, body });

/** A pod whose container has ended as k6 does when it is told to. */
const stopped = (pod: V1Pod): V1Pod => ({
  ...pod,
  status: {
    containerStatuses: (pod.status?.containerStatuses ?? []).map((each) => ({
      ...each,
      state: { terminated: { exitCode: 105 } },
    })),
  },
});

/** Paths that a load asks for, as far as it reads what comes back. */
const answer = async (state: StubState, request: IncomingMessage, log: string[]) => {
  const { pathname } = new URL(request.url ?? '', 'http://stub');
  const { method = 'GET' } = request;
  log.push(`${method} ${pathname}`);
  const sent: unknown = method === 'POST' ? JSON.parse(await text(request)) : undefined;
  const [last = '', before = ''] = pathname.split('/').reverse();
  if (pathname === '/apis') {
    return found({ groups: state.groups.map((name) => ({ name, versions: [] })) });
  }
  if (last === 'selfsubjectaccessreviews') {
    const { verb, resource: what } = reviewSchema.parse(sent).spec.resourceAttributes;
    return found({ status: { allowed: state.may(verb, what) } });
  }
  const resources = resourcesOf[pathname];
  if (resources !== undefined) {
    return found({ resources });
  }
  if (method === 'POST') {
    const why = state.forbidden[last];
    if (why !== undefined) {
      return status(403, why);
    }
    if (last === 'namespaces') {
      const namespace = namespaceSchema.parse(sent);
      if (state.namespaces.some(({ metadata }) => metadata?.name === namespace.metadata.name)) {
        return status(409, `namespaces "${namespace.metadata.name}" already exists`);
      }
      state.namespaces.push({ ...namespace, spec: {} });
    }
    return { code: 201, body: Object(sent) };
  }
  if (method === 'DELETE' && before === 'namespaces') {
    const isThere = state.namespaces.some(({ metadata }) => metadata?.name === last);
    state.namespaces = state.namespaces.filter(({ metadata }) => metadata?.name !== last);
    return isThere ? found({ status: 'Success' }) : status(404, `namespaces "${last}" not found`);
  }
  if (method === 'DELETE' && last === 'pods') {
    state.pods = state.pods.map(stopped);
    return found({ items: [] });
  }
  const lists: Record<string, object[]> = {
    namespaces: state.namespaces,
    pods: state.pods,
    events: state.refusals.map((message) => ({ reason: 'FailedCreate', message })),
  };
  const items = lists[last];
  if (items !== undefined) {
    return found({ items });
  }
  return before === 'testruns' ? found({ status: { stage: state.stage } }) : status(404, `nothing at ${pathname}`);
};

const runs = ({ status: told }: V1Pod): boolean =>
  told?.containerStatuses?.some(({ state }) => state?.running !== undefined) ?? false;

/** Ends the logs that are open, once no container runs. */
const endLogs = ({ pods }: StubState, open: Set<ServerResponse>): void => {
  if (!pods.some(runs)) {
    open.forEach((response) => void response.end());
    open.clear();
  }
};

/** An API server of our own, on loopback. */
export const startStubCluster = async () => {
  const state: StubState = {
    ...{ namespaces: [], pods: [], stage: 'started', logs: {}, groups: ['k6.io'], refusals: [], forbidden: {} },
    may: () => true,
  };
  const requests: string[] = [];
  /** Of all lines of a pod: the same each time they are read. */
  const stamps = new Map<string, string>();
  /** Logs of containers that run, which end with them. */
  const open = new Set<ServerResponse>();
  const server = createServer(async (request, response) => {
    const [, pod] = /\/pods\/([^/]+)\/log/.exec(request.url ?? '') ?? [];
    if (pod !== undefined) {
      const stamp = stamps.get(pod) ?? new Date().toISOString();
      stamps.set(pod, stamp);
      response.write((state.logs[pod] ?? []).map((line) => `${stamp} ${line}\n`).join(''));
      open.add(response);
      endLogs(state, open);
      return;
    }
    const { code, body } = await answer(state, request, requests);
    endLogs(state, open);
    response.writeHead(code, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  const { url, ...running } = await listening(server);
  const config = new KubeConfig();
  config.loadFromClusterAndUser({ name: 'stub', server: url, skipTLSVerify: true }, { name: 'stub' });
  return { ...running, cluster: clusterOf(config), state, requests };
};
