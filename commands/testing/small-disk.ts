import { mkdtempDisposable } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';

/** A disk that is full before a run has written what it is about. Linux, as root. */
export const makeSmallDisk = async (): Promise<AsyncDisposable & { readonly path: string }> => {
  await using undo = new AsyncDisposableStack();
  const { path } = undo.use(await mkdtempDisposable(join(tmpdir(), 'harness-disk-')));
  await execa('mount', ['-t', 'tmpfs', '-o', 'size=100k', 'tmpfs', path]);
  undo.defer(async () => void (await execa('umount', [path])));
  const made = undo.move();
  return { path, [Symbol.asyncDispose]: () => made.disposeAsync() };
};
