import { createInterface } from 'node:readline';
import { execa } from 'execa';
import { z } from 'zod';
import { personalProject } from '../../fixtures/stack/compose/bring-up.ts';
import { ownerLabel } from '../../fixtures/stack/compose/owner.ts';
import type { Part, Use, Uses } from './parts.ts';

const line = z.object({ Name: z.string(), CPUPerc: z.string(), MemUsage: z.string() });

/** Services of docker-compose.yml; the rest is the harness's. */
const services: Readonly<Record<string, Part>> = {
  logto: 'logto',
  'logto-2': 'logto',
  'logto-3': 'logto',
  postgres: 'database',
  sms: 'fake',
  app: 'app',
  k6: 'k6',
};

const units: Readonly<Record<string, number>> = { B: 1, KiB: 2 ** 10, MiB: 2 ** 20, GiB: 2 ** 30 };

const bytesOf = (text: string): number => {
  const [, number = '0', unit = 'B'] = /^([\d.]+)\s*([KMG]?i?B)/.exec(text) ?? [];
  return Number(number) * (units[unit] ?? 1);
};

/** What one line of `docker stats` says; undefined where it is none, or of no part. */
export const readStats = (text: string, project: string) => {
  const json = text.replace(/^[^{]*/, '');
  if (!json.endsWith('}')) {
    return undefined;
  }
  const { Name, CPUPerc, MemUsage } = line.parse(JSON.parse(json));
  const service = Name.startsWith(`${project}-`) ? Name.slice(project.length + 1).replace(/-\d+$/, '') : '';
  const part = services[service];
  return part === undefined
    ? undefined
    : { part, service, cores: Number.parseFloat(CPUPerc) / 100 || 0, memory: bytesOf(MemUsage) };
};

/**
 * The Compose project that this process brought up, else the one that a person has; undefined without any.
 *
 * @param own value of the owner's label
 */
export const projectOf = async (own: string): Promise<string | undefined> => {
  const projectsOf = async (owner: string): Promise<string[]> => {
    const { stdout } = await execa(
      'docker',
      ['ps', '--filter', `label=${ownerLabel}=${owner}`, '--format', '{{.Label "com.docker.compose.project"}}'],
      { reject: false, stdin: 'ignore' },
    );
    return (stdout ?? '').split('\n').filter((line) => line !== '');
  };
  const [project] = await projectsOf(own);
  return project ?? (await projectsOf('')).find((name) => name === personalProject);
};

/** Of several containers of a part the busiest can be seen, if not its threads. */
const together = (uses: readonly Use[]): Use => ({
  cpu: uses.reduce((sum, { cpu }) => sum + cpu, 0),
  busiestThread: uses.length > 1 ? Math.max(...uses.map(({ cpu }) => cpu)) : null,
  memory: uses.reduce((sum, { memory }) => sum + memory, 0),
});

/** What the containers of each part have used. */
export const usesByPart = (containers: ReadonlyArray<Use & { readonly part: Part }>): Uses =>
  Object.fromEntries([...Map.groupBy(containers, ({ part }) => part)].map(([part, own]) => [part, together(own)]));

/** Follows `docker stats`, which tells about once a second how much of the time since was used. */
export const followContainers = (project: string) => {
  const uses = new Map<string, Use & { readonly part: Part; readonly at: number }>();
  const child = execa('docker', ['stats', '--no-trunc', '--format', '{{json .}}'], {
    stdin: 'ignore',
    stderr: 'ignore',
    buffer: false,
    reject: false,
  });
  createInterface({ input: child.stdout }).on('line', (text) => {
    const stats = readStats(text, project);
    if (stats) {
      const { part, service, cores, memory } = stats;
      const at = performance.now();
      const before = uses.get(service);
      const cpu = before === undefined ? 0 : before.cpu + (cores * (at - before.at)) / 1000;
      uses.set(service, { part, cpu, busiestThread: null, memory, at });
    }
  });
  return {
    /** CPU seconds since this began. */
    uses: (): Uses => usesByPart([...uses.values()]),
    async [Symbol.asyncDispose]() {
      child.kill();
      await child;
    },
  };
};

export type ContainerStats = ReturnType<typeof followContainers>;
