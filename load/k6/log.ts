import { z } from 'zod';

/** A line of k6's log in JSON, as far as it is used here. */
export const k6LogLine = z.object({ level: z.string(), msg: z.string() });

/**
 * The part of k6's output that a person wants while it runs: warnings and errors, each once and without its stack.
 *
 * @param show gets one line without time
 * @returns what takes k6's lines as they come, its log being in JSON
 */
export const firstOfEachProblem = (show: (line: string) => void): ((line: string) => void) => {
  const seen = new Set<string>();
  return (line) => {
    if (!line.startsWith('{')) {
      return;
    }
    const { level, msg } = k6LogLine.parse(JSON.parse(line));
    const [text = ''] = msg.split('\n');
    if (level !== 'info' && !seen.has(text)) {
      seen.add(text);
      show(text.replace(/^Error: /, ''));
    }
  };
};
