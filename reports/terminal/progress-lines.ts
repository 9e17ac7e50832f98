import type { Outcome } from '../../contracts/record/ledger.ts';
import { failureOfMeans } from '../verdict/check-verdict.ts';
import { reasonLine } from '../words/reason-line.ts';

const mark = (outcome: Outcome): string => {
  const { status, expectedStatus } = outcome;
  if (status === 'interrupted' || failureOfMeans(outcome) !== undefined) {
    return '?';
  }
  if (status === 'skipped') {
    return '–';
  }
  return status === expectedStatus ? '✔' : '✖';
};

/**
 * How far a run is: one line that is drawn anew on a terminal, a line a check elsewhere. A failure gets a line of its
 * own either way, with where to look.
 */
export class ProgressLines {
  private readonly stream: NodeJS.WriteStream;
  private readonly running = new Set<string>();
  private readonly decided = new Set<string>();
  private total = 0;

  constructor(stream: NodeJS.WriteStream) {
    this.stream = stream;
  }

  begin(total: number): void {
    this.total = total;
    this.draw();
  }

  started(id: string): void {
    this.running.add(id);
    this.draw();
  }

  ended(outcome: Outcome, { title, place }: { readonly title: string; readonly place: string }): void {
    this.running.delete(outcome.id);
    this.decided.add(`${outcome.project} ${outcome.id}`);
    const sign = mark(outcome);
    const count = `${this.decided.size}/${this.total}`;
    const isTrouble = sign === '✖' || sign === '?';
    if (!this.stream.isTTY || isTrouble) {
      this.print(`${sign} ${count} ${outcome.id} ${title} (${(outcome.durationMs / 1000).toFixed(1)} s)`);
    }
    if (isTrouble) {
      const interrupted = outcome.status === 'interrupted' ? 'it was interrupted' : undefined;
      const reason = interrupted ?? failureOfMeans(outcome) ?? outcome.errors[0] ?? `its status is ${outcome.status}`;
      this.print(`    ${reasonLine(reason)}\n    ${place}`);
    }
    this.draw();
  }

  trouble(message: string): void {
    this.print(`✖ ${reasonLine(message)}`);
    this.draw();
  }

  finish(): void {
    this.clear();
  }

  private print(text: string): void {
    this.clear();
    this.stream.write(`${text}\n`);
  }

  private clear(): void {
    if (this.stream.isTTY) {
      this.stream.write('\r\u001B[2K');
    }
  }

  private draw(): void {
    if (this.stream.isTTY) {
      const text = `${this.decided.size}/${this.total} ${[...this.running].join(', ')}`;
      this.clear();
      this.stream.write(text.slice(0, (this.stream.columns || 80) - 1));
    }
  }
}
