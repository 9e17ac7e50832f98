import { pageAssets } from '../../pages/index.ts';
import type { Replay } from '../replay.ts';

const chunk = [...pageAssets.keys()].find((name) => name.endsWith('.js'))?.replace(/\.js$/, '') ?? '';

export const pages = async (replay: Replay): Promise<void> => {
  for (const id of replay.left) {
    await replay.opened();
    await replay.play(id, { chunk });
  }
};
