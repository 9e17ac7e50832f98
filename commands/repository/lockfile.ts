import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { satisfies } from 'semver';
import { z } from 'zod';

/** Some under which `npm ci` may be typed: README.md promises it for Node 20 and later. */
const nodesOfUsers = ['20.9.0', '20.20.2', '22.0.0', '22.22.0', '24.0.0', '24.21.0', '26.0.0'];

/** As npm keeps it, in its order. */
const entriesSchema = z.record(z.string(), z.record(z.string(), z.unknown()));
const lockfileSchema = z.looseObject({ packages: entriesSchema });
export type Lockfile = z.infer<typeof lockfileSchema>;

const wantsSchema = z.object({
  engines: z.exactOptional(z.object({ node: z.exactOptional(z.string()) })),
  optional: z.exactOptional(z.literal(true)),
});

/** The Node that a package asks for: `npm ci` reads it in the lockfile, not in the package. */
export const wantedNode = (entry: unknown): string | undefined => {
  const { engines, optional } = wantsSchema.parse(entry);
  // Of an optional package npm never warns: it leaves it out.
  return optional ? undefined : engines?.node;
};

const lockfilePath = join(import.meta.dirname, '../..', 'package-lock.json');

export const readLockfile = async (): Promise<Lockfile> =>
  lockfileSchema.parse(JSON.parse(await readFile(lockfilePath, 'utf8')));

/** Packages of which `npm ci` warns under one of these Nodes, by their places. */
export const warnedOf = ({ packages }: Lockfile, nodes = nodesOfUsers): string[] =>
  Object.entries(packages).flatMap(([place, entry]) => {
    const range = wantedNode(entry);
    return range !== undefined && nodes.some((node) => !satisfies(node, range)) ? [place] : [];
  });

/**
 * A lockfile of which `npm ci` does not warn. What it says of Node there is about the Node that only npm runs under:
 * commands run under the one that npm brings, or say in one line that theirs is too old (commands/runtime.mjs).
 */
export const withoutWarnings = (lockfile: Lockfile): Lockfile => {
  const warned = new Set(warnedOf(lockfile));
  const packages = Object.entries(lockfile.packages).map(([place, entry]) => {
    const isKept = ([key]: [string, unknown]) => key !== 'engines' || !warned.has(place);
    return [place, Object.fromEntries(Object.entries(entry).filter(isKept))];
  });
  return { ...lockfile, packages: Object.fromEntries(packages) };
};

/** As npm writes it. */
export const writeLockfile = (lockfile: Lockfile): Promise<void> =>
  writeFile(lockfilePath, `${JSON.stringify(lockfile, null, 2)}\n`);
