import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { exitCodes } from '../contracts/record/verdict.ts';
import { loadConfig } from '../fixtures/config/config.ts';
import { bringUp, personalProject } from '../fixtures/stack/compose/bring-up.ts';
import { type Engine, findEngine } from '../fixtures/stack/compose/engine.ts';
import { readProject, servicesOf } from '../fixtures/stack/compose/project.ts';
import { removeLeftovers, removeProject } from '../fixtures/stack/compose/remove.ts';
import { forgetTenant } from '../fixtures/stack/journal/place.ts';
import { terminalProgress } from '../fixtures/tools/progress.ts';
import { repository } from '../fixtures/tools/repository.ts';
import { plainTable } from '../reports/terminal/plain-table.ts';
import { defineCommand } from './define-command.ts';
import { restoreTenant } from './stack/restore.ts';
import { natural } from './stack-options.ts';

const print = (text: string): void => void process.stdout.write(`${text}\n`);

/** What a person wants to open, and where secrets are: on the engine alone. */
const addresses = async (engine: Engine): Promise<string> => {
  const { appUrl, endpoint, adminEndpoint, inboxUrl, inboxToken, databaseUrl, ...about } = await readProject(
    engine,
    personalProject,
  );
  const rows = [
    ['Sample app', appUrl ?? 'not started'],
    ['Messages', `${inboxUrl}/?token=${inboxToken}`],
    [about.isStandIn ? 'The stand-in, not Logto' : `Logto ${about.logtoVersion}`, endpoint],
    ['Its admin console', adminEndpoint],
    ['Its database', databaseUrl],
    ['Its credentials', `docker compose exec app cat /provisioned/stack.env`],
  ];
  return plainTable(rows, {});
};

const up = async (signal: AbortSignal, ports: Record<'app' | 'logto' | 'logtoAdmin' | 'inbox', number>) => {
  const config = loadConfig();
  const engine = await findEngine();
  await removeLeftovers(engine);
  await using undo = new AsyncDisposableStack();
  const logFolder = await mkdtemp(join(tmpdir(), 'harness-logs-'));
  undo.defer(() => rm(logFolder, { recursive: true, force: true }));
  const isRunning = (await servicesOf(engine, personalProject)).some(({ service, isRunning }) =>
    service === 'app' ? isRunning : false,
  );
  if (!isRunning) {
    // What is left of one that was stopped has forgotten its data.
    await removeProject(engine, personalProject);
    const { logtoTag, startTimeout } = config;
    const shared = { engine, logtoTag, startTimeout, logFolder, ports, signal, progress: terminalProgress() };
    const { leave, endpoint } = await bringUp({ ...shared, project: personalProject, profiles: ['app'], owner: null });
    leave();
    // What runs noted is of a Logto that went with its data.
    await forgetTenant(config.journalFolder, endpoint);
  }
  print(await addresses(engine));
  return exitCodes.pass;
};

const status = async () => {
  const engine = await findEngine();
  const services = await servicesOf(engine, personalProject);
  if (services.length === 0) {
    print('Nothing runs. "npm run stack -- up" starts it.');
    return exitCodes.undecided;
  }
  print(
    plainTable(
      services.map(({ service, status: state, image }) => [service, state, image]),
      {},
    ),
  );
  print(await addresses(engine));
  return exitCodes.pass;
};

const down = async () => {
  const engine = await findEngine();
  await removeProject(engine, personalProject);
  const left = await removeLeftovers(engine);
  print(['Nothing is left', ...left.map((project) => `nor of a killed run, ${project}`)].join(', '));
  return exitCodes.pass;
};

const logs = async (services: readonly string[], follow: boolean, signal: AbortSignal) => {
  await findEngine();
  const { failed } = await execa(
    'docker',
    [
      'compose',
      '--project-name',
      personalProject,
      'logs',
      '--tail',
      '200',
      ...(follow ? ['--follow'] : []),
      ...services,
    ],
    { cwd: repository, stdio: 'inherit', reject: false, cancelSignal: signal },
  );
  return failed && !signal.aborted ? exitCodes.undecided : exitCodes.pass;
};

interface UpFlags {
  readonly appPort: number;
  readonly logtoPort: number;
  readonly logtoAdminPort: number;
  readonly inboxPort: number;
}

const restore = async (signal: AbortSignal, { allowHost }: { readonly allowHost?: string[] }) => {
  const config = loadConfig({ allowedHosts: allowHost });
  print(await restoreTenant(config, terminalProgress(), signal));
  return exitCodes.pass;
};

await defineCommand('npm run stack --', (command, act) => {
  command.description('Logto, its database, the fake provider and the sample app in containers, for manual use');
  command
    .command('up')
    .description('start it if it is not running, and print its addresses')
    .option('--app-port <number>', 'port of the sample app', natural, 3000)
    .option('--logto-port <number>', 'port of Logto', natural, 3001)
    .option('--logto-admin-port <number>', "port of Logto's admin API", natural, 3002)
    .option('--inbox-port <number>', 'port of the inbox', natural, 8025)
    .action(
      act((signal, { appPort: app, logtoPort: logto, logtoAdminPort: logtoAdmin, inboxPort: inbox }: UpFlags) =>
        up(signal, { app, logto, logtoAdmin, inbox }),
      ),
    );
  command.command('status').description('its services and addresses').action(act(status));
  command
    .command('logs')
    .description('the logs of its services')
    .argument('[service...]', 'all if none is named')
    .option('--follow', 'until Ctrl-C')
    .action(
      act((signal, services: string[], { follow = false }: { follow?: boolean }) => logs(services, follow, signal)),
    );
  command
    .command('down')
    .description('remove it with all its data, and what killed runs left behind')
    .action(act(down));
  command
    .command('restore')
    .description('restore a persistent Logto after killed runs: this one, or that of LOGTO_ENDPOINT')
    .option('--allow-host <host...>', 'hosts beyond loopback that may be contacted')
    .action(act(restore));
  return command;
});
