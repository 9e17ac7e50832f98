/** Playwright's expectations, and ours, which are made of them. */
const expectation = /\bexpect(\.\w+)*\(/;

/** What Playwright says below an expectation that it tried until its time, or that of the test, was over. */
const triedInVain =
  /^\s*Timeout: +\d+ms$|\bTimeout \d+ms exceeded|\bTimed out \d+ms|^\s*- Test timeout of \d+ms exceeded/m;

/** Whatever else waits: tests and fixtures, actions of a page, requests, and the fixtures' own deadlines. */
const timeIsOver = [
  /timeout(?: of)? \d+ms exceeded|exceeded (?:the )?\w* ?timeout/i,
  /due to timeout|ETIMEDOUT|ERR_(?:CONNECTION_)?TIMED_OUT/,
  /\bc[oa]me within \d+ m?s\b|had no reply after \d+ s/,
];

/** A server that is kept waiting too closes a connection before it answers. */
const noAnswer = /socket hang up|ECONNRESET|EPIPE|other side closed|ERR_(?:CONNECTION_(?:RESET|CLOSED)|EMPTY_RESPONSE)/;

/** What was to come is said to have come to this instead, within an expectation of it. */
const isRejection = /^Received promise rejected instead of resolved$/m;

const isOver = (message: string): boolean => timeIsOver.some((form) => form.test(message));

const isWrongValue = (message: string): boolean =>
  expectation.test(message) && !triedInVain.test(message) && !(isRejection.test(message) && isOver(message));

const lackedTime = (message: string): boolean => triedInVain.test(message) || isOver(message) || noAnswer.test(message);

/**
 * Whether an attempt failed only because something did not come in time. A value that is wrong is wrong however slow
 * the machine was.
 *
 * @param errors messages without colours
 */
export const ranOutOfTime = (errors: readonly string[]): boolean =>
  errors.some(lackedTime) && !errors.some(isWrongValue);
