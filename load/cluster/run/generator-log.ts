import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { parseJson } from '../../../fixtures/tools/parse-json.ts';
import { k6LogLine } from '../../k6/log.ts';
import { createSummaryReader } from '../summary/metric-line.ts';

/**
 * Where the log of one generator goes: its events into `history-<name>.ndjson`, its summary into memory, all else into
 * `k6-<name>.log`.
 *
 * @param onProblem gets warnings and errors of k6 as it wrote them
 */
export const openGeneratorLog = (folder: string, name: string, onProblem: (line: string) => void) => {
  const historyFile = join(folder, `history-${name}.ndjson`);
  const history = createWriteStream(historyFile);
  const rest = createWriteStream(join(folder, `k6-${name}.log`));
  const done = Promise.all([history, rest].map((stream) => finished(stream)));
  done.catch(() => undefined);
  const summary = createSummaryReader();
  return {
    historyFile,
    take(line: string): void {
      if (summary.take(line)) {
        return;
      }
      const read = k6LogLine.safeParse(line.startsWith('{') ? parseJson(line) : undefined);
      if (read.success && read.data.level === 'info' && read.data.msg.startsWith('{')) {
        history.write(`${line}\n`);
        return;
      }
      rest.write(`${line}\n`);
      if (read.success && read.data.level !== 'info') {
        onProblem(line);
      }
    },
    get summary() {
      return summary.summary;
    },
    async close(): Promise<void> {
      history.end();
      rest.end();
      await done;
    },
  };
};

export type GeneratorLog = ReturnType<typeof openGeneratorLog>;
