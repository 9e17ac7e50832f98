import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import type {
  FullConfig,
  FullResult,
  Reporter,
  Suite,
  TestCase,
  TestError,
  TestResult,
} from '@playwright/test/reporter';
import { fileNames } from '../../contracts/record/file-names.ts';
import type { Ended, Outcome, Planned, PlannedCheck, Run } from '../../contracts/record/ledger.ts';
import { ProgressLines } from '../terminal/progress-lines.ts';
import { failureOfMeans } from '../verdict/check-verdict.ts';
import { idOfCheck } from '../words/check-id.ts';

interface LedgerOptions {
  /** Folder of the run. */
  readonly folder: string;
}

const messageOf = (error: TestError): string =>
  stripVTControlCharacters(error.message ?? error.value ?? 'an error without a message').replace(/^Error: /, '');

/**
 * A check that ends expecting its failure without having said so by `test.fail()` only spares its worker: it failed as
 * any other, see `keptWorker` in fixtures/playwright/judging/kept-worker.ts.
 */
const expectedStatusOf = ({ expectedStatus }: TestCase, { annotations }: TestResult): TestCase['expectedStatus'] =>
  expectedStatus === 'failed' && !annotations.some(({ type }) => type === 'fail') ? 'passed' : expectedStatus;

/** A check whose means failed so often stays undecided. */
const tries = 3;
/** So many further tries a run has for all its checks, or a machine that is never free would hold it for hours. */
const furtherTries = 20;

/**
 * Keeps the ledger of a run: which checks had to run (before the first one starts), what each attempt came to (as soon
 * as it ends), and how the run ended. Has a check tried again whose means failed, and no other. Shows progress meanwhile.
 */
export default class LedgerReporter implements Reporter {
  private readonly folder: string;
  private readonly checks = new Map<TestCase, PlannedCheck>();
  private readonly errors: string[] = [];
  private furtherTries = furtherTries;
  /** By a command that listens. */
  private readonly wasStarted = process.connected;
  private readonly progress = new ProgressLines(process.stderr);

  constructor({ folder }: LedgerOptions) {
    this.folder = folder;
    mkdirSync(folder, { recursive: true });
    // Whoever started this has seen enough, or is dead and the stack with it, which is no failure of the target.
    process.once('disconnect', () => process.kill(process.pid, 'SIGINT'));
    process.channel?.unref();
  }

  printsToStdio(): boolean {
    return true;
  }

  onBegin({ rootDir }: FullConfig, suite: Suite): void {
    for (const test of suite.allTests()) {
      const file = relative(rootDir, test.location.file).split(sep).join('/');
      const titles = test.titlePath().slice(3);
      const project = test.parent.project()?.name ?? '';
      const { title, tags } = test;
      const { line } = test.location;
      this.checks.set(test, { id: idOfCheck({ file, titles, tags }), project, title, file, line, titles, tags });
    }
    this.findClashes();
    const planned: Planned = { startedAt: Date.now(), checks: [...this.checks.values()] };
    this.write(fileNames.planned, planned);
    this.progress.begin(this.checks.size);
  }

  onTestBegin(test: TestCase): void {
    this.progress.started(this.check(test).id);
  }

  onTestEnd(test: TestCase, result: TestResult): void {
    const { id, project, file, title } = this.check(test);
    const outcome: Outcome = {
      id,
      project,
      attempt: result.retry,
      status: this.isAlone() ? 'interrupted' : result.status,
      expectedStatus: expectedStatusOf(test, result),
      durationMs: result.duration,
      annotations: result.annotations.map(({ type, description }) => ({
        type,
        ...(description ? { description } : {}),
      })),
      errors: result.errors.map(messageOf),
    };
    appendFileSync(join(this.folder, fileNames.outcomes), `${JSON.stringify(outcome)}\n`);
    const ended: Ended = { check: this.check(test), outcome };
    if (process.connected) {
      process.send?.(ended);
    }
    if (failureOfMeans(outcome) !== undefined && result.retry + 1 < tries && this.furtherTries > 0) {
      this.furtherTries -= 1;
      // Playwright reads it after this: a check gets another try when it needs one, not all of them beforehand.
      test.retries = Math.max(test.retries, result.retry + 1);
    }
    this.progress.ended(outcome, { title, place: `${file}:${test.location.line}` });
  }

  onError(error: TestError): void {
    const message = messageOf(error);
    this.errors.push(message);
    this.progress.trouble(message);
  }

  onEnd({ status, duration }: FullResult): void {
    const run: Run = { status, durationMs: duration, errors: this.errors };
    this.write(fileNames.run, run);
    this.progress.finish();
  }

  /** A repeated test has the same id and titles; two tests that differ must not share an id. */
  private findClashes(): void {
    for (const [id, checks] of Map.groupBy(this.checks.values(), (check) => `${check.id} of ${check.project}`)) {
      if (new Set(checks.map(({ file, titles }) => JSON.stringify([file, titles]))).size > 1) {
        this.errors.push(`two checks have the id ${id}: give one of them another`);
      }
    }
  }

  /** Whether whoever started this listens no more. */
  private isAlone(): boolean {
    return this.wasStarted && !process.connected;
  }

  private check(test: TestCase): PlannedCheck {
    const check = this.checks.get(test);
    if (!check) {
      throw new Error(`the test "${test.title}" ran without being planned`);
    }
    return check;
  }

  private write(name: string, content: Planned | Run): void {
    writeFileSync(join(this.folder, name), `${JSON.stringify(content, null, 2)}\n`);
  }
}
