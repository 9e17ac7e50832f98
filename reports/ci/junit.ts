import { createRequire } from 'node:module';
import type { Builder } from 'junit-report-builder';
import { isCheckId } from '../../contracts/check-id.ts';
import type { Verdict } from '../../contracts/record/verdict.ts';
import { reasonLine } from '../words/reason-line.ts';
import { checkLooks } from '../words/verdicts.ts';

/** Its types give the builder as a `default` that the module does not have. */
const junit: Builder = createRequire(import.meta.url)('junit-report-builder');

/** Without what XML cannot hold: control characters, and halves of a surrogate pair. */
const clean = (text: string): string => text.toWellFormed().replace(/[^\P{Cc}\n\t]/gu, '\u{FFFD}');

/** The verdict as JUnit XML: a suite a tenant configuration, and one for what is wrong beside single checks. */
export const junitXml = ({ target, checks, problems, run }: Verdict): string => {
  const builder = junit.newBuilder();
  const prefix = target.isStandIn ? 'stand-in, not Logto: ' : '';
  for (const [project, group] of Map.groupBy(checks, (check) => check.project)) {
    const suite = builder.testSuite().name(`${prefix}${project}`);
    if (run.startedAt !== null) {
      suite.timestamp(new Date(run.startedAt));
    }
    for (const check of group) {
      const { title, feature, durationMs, verdict, reason = verdict, requirements, id } = check;
      const testCase = suite
        .testCase()
        .className(feature)
        .name(clean(isCheckId(id) ? `${id} ${title}` : title))
        .time(durationMs / 1000);
      testCase.property('check', id).property('verdict', verdict).property('requirements', requirements.join(' '));
      const { junit: kind } = checkLooks[verdict];
      if (kind === 'skipped') {
        testCase.property('reason', clean(reasonLine(reason))).skipped();
      } else if (kind === 'error') {
        testCase.error(clean(reasonLine(reason)), verdict, clean(reason));
      } else if (kind === 'failure') {
        testCase.failure(clean(reasonLine(reason)), verdict).stacktrace(clean(reason));
      }
    }
  }
  if (problems.length > 0) {
    const suite = builder.testSuite().name('the run itself');
    for (const problem of problems) {
      suite.testCase().className('run').name(clean(problem)).error(clean(problem), 'problem');
    }
  }
  return builder.build();
};
