import { exitCodes } from '../../contracts/record/verdict.ts';
import { boundLines, phaseTable, resultLine, stepTable } from '../../load/run/report.ts';
import type { ScenarioResult } from '../../load/run/run-scenario.ts';
import { scenarioNames, scenarioOf } from '../../load/scenarios/index.ts';

/** The scenarios with their questions. @returns the exit code */
export const listScenarios = (): number => {
  const lines = scenarioNames.map((name) => `  ${name.padEnd(18)}${scenarioOf(name).question}`);
  process.stdout.write(`Scenarios, for "npm run load -- <scenario>":\n${lines.join('\n')}\n`);
  return exitCodes.pass;
};

/** What a run came to, for the terminal. */
export const printResult = ({ run, observed }: ScenarioResult): void => {
  const lines = [
    ...(run.steps.length > 0 ? [stepTable(run)] : []),
    ...(run.phases.length > 1 ? [phaseTable(run)] : []),
    resultLine(run),
    ...run.reasons.map((reason) => `  ${reason}`),
    ...boundLines(observed),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
};
