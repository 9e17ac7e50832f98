/** What became of messages that are told apart by their numbers. */
interface Tally {
  readonly right: number;
  /** Sent and not there. */
  readonly lost: readonly string[];
  /** There more than once. */
  readonly doubled: readonly string[];
  /** There and sent to somebody else, or to nobody. */
  readonly foreign: readonly string[];
}

/** Sets what was seen against what was sent, one by one. */
export const tally = (sent: readonly string[], seen: readonly string[]): Tally => {
  const times = new Map<string, number>();
  for (const each of seen) {
    times.set(each, (times.get(each) ?? 0) + 1);
  }
  const own = new Set(sent);
  return {
    right: sent.filter((each) => times.get(each) === 1).length,
    lost: sent.filter((each) => !times.has(each)),
    doubled: sent.filter((each) => (times.get(each) ?? 0) > 1),
    foreign: [...times.keys()].filter((each) => !own.has(each)),
  };
};
