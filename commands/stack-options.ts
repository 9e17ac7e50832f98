import { type Command, InvalidArgumentError, Option } from 'commander';
import { providerName } from '../contracts/connector.ts';
import { placeholderNames } from '../fixtures/application/placeholders.ts';
import { type Flags, mostReplicas, type TenantMode, targetKinds, tenantModes } from '../fixtures/config/config.ts';
import { typedPath } from '../fixtures/config/typed-path.ts';

/** Parses a whole number above 0, for commander. */
export const natural = (text: string): number => {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) {
    throw new InvalidArgumentError('It has to be a whole number above 0.');
  }
  return value;
};

const replicaCount = (text: string): number => {
  const value = natural(text);
  if (value > mostReplicas) {
    throw new InvalidArgumentError(`It has to be at most ${mostReplicas}.`);
  }
  return value;
};

const ports = [
  ['app', 'the sample app'],
  ['secondApp', 'the second application'],
  ['logto', 'Logto or the stand-in'],
  ['logtoAdmin', "Logto's admin API"],
  ['sms', 'the fake provider'],
  ['inbox', "the fake provider's inbox"],
] as const;

const dashed = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** Adds the flags that all commands which bring a stack up share. */
export const addStackFlags = (command: Command): Command => {
  command
    .showSuggestionAfterError(true)
    .addOption(new Option('--target <kind>', 'how Logto is brought up').choices(targetKinds))
    .addOption(
      new Option('--tenant <mode>', 'configure the tenant as checks need it, or use it as it is').choices(tenantModes),
    )
    .option(
      '--account <file>',
      `for --tenant as-is: what ${providerName}'s console says, which the connector is compared with`,
    )
    .option('--fault <name...>', 'faults of the stand-in to turn on')
    .option('--allow-host <host...>', 'hosts beyond loopback that the run may contact')
    .option(
      '--replicas <count>',
      `for --target native and compose: so many Logtos on one database (1, at most ${mostReplicas})`,
      replicaCount,
    )
    .option('--reuse', 'for --target compose: use the stack of "npm run stack" and leave it running')
    .option('--real', 'reject the stand-in: require a real Logto')
    .option('--config <file>', 'a configuration file in place of harness.config.json in this folder')
    .option('--app <url>', 'the application under test, which is already running there')
    .option('--app-command <command>', 'a shell command that starts the application under test; takes placeholders')
    .option('--app-folder <folder>', 'folder in which that command runs')
    .option(
      '--app-env <name=value...>',
      `environment of that command; placeholders: ${placeholderNames.map((name) => `{${name}}`).join(' ')}`,
    )
    .option('--start-timeout <seconds>', 'time limit for the start of a target', natural);
  for (const [port, what] of ports) {
    command.option(`--${dashed(port)}-port <number>`, `fixed port for ${what}`, natural);
  }
  return command;
};

/** The flags of `addStackFlags` as the configuration takes them. */
export const stackFlags = (command: Command): Flags => {
  const flags = command.opts<{
    target?: (typeof targetKinds)[number];
    tenant?: TenantMode;
    account?: string;
    fault?: string[];
    allowHost?: string[];
    startTimeout?: number;
    replicas?: number;
    reuse?: boolean;
    real?: boolean;
    config?: string;
    app?: string;
    appCommand?: string;
    appFolder?: string;
    appEnv?: string[];
    [port: string]: unknown;
  }>();
  const { target, tenant, account, fault, allowHost, startTimeout, replicas, reuse, real, config, ...rest } = flags;
  const named = ports.flatMap(([port]) => {
    const value = rest[`${port}Port`];
    return typeof value === 'number' ? [[port, value] as const] : [];
  });
  return {
    ...{ target, tenant, faults: fault, allowedHosts: allowHost, startTimeout, replicas, reuse, real },
    configFile: config,
    account: account === undefined ? undefined : typedPath(account),
    application: { url: flags.app, command: flags.appCommand, folder: flags.appFolder, env: flags.appEnv },
    ports: Object.fromEntries(named),
  };
};
