/** Milliseconds since the epoch; a test hands in one that it can move. */
export type Clock = () => number;

export const systemClock: Clock = () => Date.now();
