import { execa } from 'execa';
import { owning } from '../../fixtures/tools/owning.ts';
import { temporaryFolder } from '../../fixtures/tools/temporary-folder.ts';

/** A disk that is full before a run has written what it is about. Linux, as root. */
export const makeSmallDisk = async (): Promise<AsyncDisposable & { readonly path: string }> => {
  await using undo = new AsyncDisposableStack();
  const { path } = undo.use(await temporaryFolder('harness-disk'));
  await execa('mount', ['-t', 'tmpfs', '-o', 'size=100k', 'tmpfs', path]);
  undo.defer(async () => void (await execa('umount', [path])));
  return owning(undo, { path });
};
