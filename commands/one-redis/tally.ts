/** What became of messages that are told apart by their numbers: what was seen against what was sent, one by one. */
export const tally = (sent: readonly string[], seen: readonly string[]) => {
  const times = new Map<string, number>();
  for (const each of seen) {
    times.set(each, (times.get(each) ?? 0) + 1);
  }
  const own = new Set(sent);
  return {
    right: sent.filter((each) => times.get(each) === 1).length,
    /** Sent and not there. */
    lost: sent.filter((each) => !times.has(each)),
    /** There more than once. */
    doubled: sent.filter((each) => (times.get(each) ?? 0) > 1),
    /** There and sent to somebody else, or to nobody. */
    foreign: [...times.keys()].filter((each) => !own.has(each)),
  };
};
