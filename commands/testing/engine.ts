import { execa } from 'execa';
import { docker, type Engine, findEngine } from '../../fixtures/stack/compose/engine.ts';
import { ownerLabel } from '../../fixtures/stack/compose/owner.ts';
import { projectLabel } from '../../fixtures/stack/compose/remove.ts';
import { describeError } from '../../fixtures/tools/errors.ts';
import { repository } from '../../fixtures/tools/repository.ts';

/** Why the stack of docker-compose.yml cannot be tried here; null if it can. Pulls and builds nothing. */
export const whyNoStack = async (): Promise<string | null> => {
  try {
    await findEngine();
  } catch (error) {
    return describeError(error);
  }
  const images = (await docker(['compose', 'config', '--images'], { cwd: repository })).trim().split('\n');
  const { failed } = await execa('docker', ['image', 'inspect', ...images], { reject: false });
  return failed ? 'the images of docker-compose.yml are not here' : null;
};

/** Projects of a run that the engine still has something of. @param pid its process; absent: of any run */
export const projectsLeft = async (engine: Engine, pid?: number): Promise<string[]> => {
  const filters = { label: [ownerLabel] };
  const [containers, networks, { Volumes }] = await Promise.all([
    engine.listContainers({ all: true, filters }),
    engine.listNetworks({ filters }),
    engine.listVolumes({ filters }),
  ]);
  const labels = [
    ...containers.map(({ Labels }) => Labels),
    ...networks.map(({ Labels }) => Labels ?? {}),
    ...Volumes.map(({ Labels }) => Labels),
  ];
  const isOf = (owner = ''): boolean => owner !== '' && (pid === undefined || owner.split('/')[1] === String(pid));
  const left = labels.filter((each) => isOf(each[ownerLabel]));
  return [...new Set(left.map((each) => each[projectLabel] ?? ''))];
};
