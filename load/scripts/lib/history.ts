/**
 * Writes the run's history. k6 cannot append to a file, but it can send its console to one: `--console-output FILE`
 * with `--log-format json` (see `load/history/read.ts`). Each event is one line; it costs k6 about 10 µs. Nothing else
 * belongs on the console: warnings of a script would stand in that file, unseen.
 */
import type { GeneratorEvent } from '../../../contracts/record/load-history.ts';

/** k6 has it; its types do not. */
declare const console: { info(line: string): void };

export const record = (event: GeneratorEvent): void => console.info(JSON.stringify(event));
