import { styleText } from 'node:util';

import { exitCodes } from '../contracts/record/verdict.ts';

import { loadConfig } from '../fixtures/config/config.ts';
import { chooseTarget } from '../fixtures/stack/targets/choose.ts';
import { terminalProgress } from '../fixtures/tools/progress.ts';
import { breakLongWords, eachLine, plainTable } from '../reports/terminal/plain-table.ts';

import { defineCommand } from './define-command.ts';

import type { Finding } from './doctor/finding.ts';

import { examineMachine } from './doctor/machine.ts';
import { docker, k6, postgres, redis } from './doctor/services.ts';
import { examineTargets } from './doctor/targets.ts';

const marks = {
  has: { sign: '✔', style: 'green' },
  lacks: { sign: '–', style: 'gray' },
  fails: { sign: '✖', style: 'red' },
} as const;

const colour = process.stdout.hasColors?.() ?? false;
const paint = (style: Parameters<typeof styleText>[0], text: string) =>
  colour ? styleText(style, text, { validateStream: false }) : text;

const nameWidth = 17;

const section = (title: string, findings: readonly Finding[]): string => {
  const half = Math.max(30, Math.floor(((process.stdout.columns || 120) - nameWidth) / 2));
  const rows = findings.map(({ what, state, found, note }) => [
    `${paint(marks[state].style, marks[state].sign)} ${what}`,
    breakLongWords(found, half),
    eachLine(breakLongWords(note, half), (line) => paint('gray', line)),
  ]);
  return `${paint('bold', title)}\n${plainTable(rows, { colWidths: [nameWidth, half, half] })}\n`;
};

const examine = async ({ allowHost }: { readonly allowHost?: string[] }): Promise<number> => {
  const config = loadConfig({ allowedHosts: allowHost });
  const [machine, engine, database, messages, load] = await Promise.all([
    examineMachine(config, terminalProgress()),
    docker(),
    postgres(config),
    redis(config),
    k6(config),
  ]);
  const targets = await examineTargets(config, { docker: engine, postgres: database });
  const { kind } = chooseTarget(config);
  const chosen = targets.find(({ what }) => what === kind);
  const blocked = [...machine, ...(chosen ? [chosen] : [])].filter(({ state }) => state === 'fails');
  process.stdout.write(
    [
      section('This machine', machine),
      section('Services and tools', [engine, database, messages, load]),
      section('Targets', targets),
      blocked.length === 0
        ? `"npm start" will use the target ${kind}: ${chosen?.found ?? ''}`
        : `"npm start" cannot run: ${blocked.map(({ what }) => what).join(' and ')}, see above`,
      '',
    ].join('\n'),
  );
  return blocked.length === 0 ? exitCodes.pass : exitCodes.undecided;
};

await defineCommand('npm run doctor --', (command, act) =>
  command
    .description('Shows what this machine has, what a run will use, and how to install what is missing')
    .option('--allow-host <host...>', 'hosts beyond loopback that it may contact')
    .action(act((_signal, flags: { allowHost?: string[] }) => examine(flags))),
);
