import type { FullResult, Reporter, Suite } from '@playwright/test/reporter';

/** Ends a run of the harness's own tests with its count on one line, as CI systems read it. */
export default class CountReporter implements Reporter {
  private suite: Suite | undefined;

  onBegin(_config: unknown, suite: Suite): void {
    this.suite = suite;
  }

  /** A run with an error outside of tests counts it as a failure, or it would look like a pass. */
  onEnd({ status }: FullResult): void {
    const outcomes = this.suite?.allTests().map((test) => test.outcome()) ?? [];
    const count = (...wanted: string[]) => outcomes.filter((outcome) => wanted.includes(outcome)).length;
    const failed = Math.max(count('unexpected', 'flaky'), status === 'passed' ? 0 : 1);
    this.line = `${count('expected')} passed, ${failed} failed, ${count('skipped')} skipped`;
  }

  private line = '0 passed, 1 failed, 0 skipped';

  async onExit(): Promise<void> {
    process.stdout.write(`${this.line}\n`);
  }
}
