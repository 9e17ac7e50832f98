import type { Tokens, World } from '../model/world.ts';

/** The index of the newest tokens with a refresh token that may be in use; -1 where there are none. */
export const newestRefreshable = (tokens: readonly Tokens[]): number =>
  tokens.findLastIndex(({ refreshable, replaced, revoked }) => refreshable && !replaced && !revoked);

/** Whether there is a refresh token that nothing may have ended. */
export const isLive = ({ refreshable, replaced, revoked, doubtful }: Tokens): boolean =>
  refreshable && !replaced && !revoked && !doubtful;

/** The same of tokens that nothing may have ended. */
export const liveTokens = ({ tokens }: World): number => tokens.findLastIndex(isLive);
