import type { Verdict } from '../../contracts/record/verdict.ts';

/** The facts that a reader needs to judge or to repeat a run. Allure shows the first eight and folds the others. */
export const environmentOf = ({ run, target, versions, verdict, exploration }: Verdict): Record<string, string> => ({
  Verdict: verdict,
  Target: target.isStandIn ? `${target.kind}: a stand-in, not Logto` : target.kind,
  Logto: target.isStandIn ? `stand-in for ${target.logtoVersion}` : target.logtoVersion,
  'SMS connector': target.connectorVersion,
  Node: versions.node,
  Browser: versions.browser,
  'Git revision': run.gitRevision ? `${run.gitRevision.slice(0, 12)}${run.gitDirty ? ', changed' : ''}` : 'none',
  Command: run.command,
  ...(exploration && {
    Explored: `${exploration.sequences} sequences, ${exploration.requests} requests, seed ${exploration.seed}`,
  }),
  ...target.details,
  Run: run.id,
  Harness: versions.harness,
  Playwright: versions.playwright,
  'Next.js': versions.next,
  '@logto/next': versions.logtoNext,
});
