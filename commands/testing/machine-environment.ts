import { delimiter } from 'node:path';

/** A `PATH` on which the programs of a folder come before all others. */
export const pathWith = (folder: string): string => `${folder}${delimiter}${process.env.PATH}`;

/** Where Docker's engine listens. */
export const dockerSocket = (): string =>
  (process.env.DOCKER_HOST ?? 'unix:///var/run/docker.sock').replace('unix://', '');
