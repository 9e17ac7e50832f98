/** Runs work one at a time for each key, in the order of arrival; other keys do not wait. */
export interface Turns {
  take<T>(key: string, work: () => Promise<T>): Promise<T>;
}

/**
 * What keeps a limit exact when requests come together: checking and counting happen in one turn. Logto counts only
 * after it has checked (`logto.md`, section 10).
 */
export const createTurns = (): Turns => {
  const tails = new Map<string, Promise<unknown>>();
  return {
    take(key, work) {
      const turn = (tails.get(key) ?? Promise.resolve()).then(work);
      const tail = turn.catch(() => {});
      tails.set(key, tail);
      tail.finally(() => {
        if (tails.get(key) === tail) {
          tails.delete(key);
        }
      });
      return turn;
    },
  };
};
