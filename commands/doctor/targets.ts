import { providerName } from '../../contracts/connector.ts';
import type { Config } from '../../fixtures/config/config.ts';
import { preflight } from '../../fixtures/preflight/index.ts';
import { readInstallation } from '../../fixtures/stack/native/installation.ts';
import { openProvider } from '../../fixtures/stack/provider.ts';
import { startExternal } from '../../fixtures/stack/targets/external.ts';
import { silent } from '../../fixtures/tools/progress.ts';
import { type Finding, failure } from './finding.ts';

const embedded: Finding = {
  what: 'embedded',
  state: 'has',
  found: 'the stand-in, in process',
  note: 'Proves nothing about Logto: for work on the harness, and for faults',
};

const native = async ({ logtoHome }: Config, postgres: Finding): Promise<Finding> => {
  if (!logtoHome) {
    const note = 'Make one with "npx @logto/cli init" and name it in LOGTO_HOME';
    return { what: 'native', state: 'lacks', found: 'LOGTO_HOME is not set', note };
  }
  try {
    const { version, connectorVersion } = await readInstallation(logtoHome);
    const found = `Logto ${version}, ${providerName} SMS connector ${connectorVersion}`;
    return postgres.state === 'has'
      ? { what: 'native', state: 'has', found, note: logtoHome }
      : { what: 'native', state: 'fails', found: `${found}, but no PostgreSQL`, note: 'See PostgreSQL above' };
  } catch (error) {
    return failure('native', error);
  }
};

const compose = ({ state, found, note }: Finding): Finding =>
  state === 'has'
    ? { what: 'compose', state, found: `Docker ${found}`, note: 'Pulls the images of docker-compose.yml' }
    : { what: 'compose', state, found, note: note.replace('Only --target compose needs it. ', '') };

/** All that a run would find wrong of it before its first check; where its SMS goes is tried by a run alone. */
const contact = async (config: Config): Promise<Finding> => {
  try {
    const signal = AbortSignal.timeout(60_000);
    const asked = { ...config, startTimeout: 10 };
    await using target = await startExternal({ config: asked, route: null, progress: silent, signal, logFolder: null });
    await using provider = await openProvider(config);
    await preflight({ config, target, provider });
    return { what: 'external', state: 'has', found: `${target.endpoint} answers as it should`, note: whatRunsTry };
  } catch (error) {
    return failure('external', error);
  }
};

const whatRunsTry = 'Whether its SMS comes to the fake is tried when a run begins';

const external = async (config: Config): Promise<Finding> => {
  const { endpoint, managementAppId, managementAppSecret, logtoVersion } = config.external;
  const settings = {
    LOGTO_ENDPOINT: endpoint,
    LOGTO_M2M_APP_ID: managementAppId,
    LOGTO_M2M_APP_SECRET: managementAppSecret,
    LOGTO_VERSION: logtoVersion,
    SMS_INBOX_URL: config.inboxUrl,
  };
  const unset = Object.entries(settings).flatMap(([name, value]) => (value ? [] : [name]));
  if (unset.length === 0) {
    return contact(config);
  }
  const isMeant = unset.length < Object.keys(settings).length;
  const found = `${unset.join(', ')} ${unset.length === 1 ? 'is' : 'are'} not set`;
  return { what: 'external', state: isMeant ? 'fails' : 'lacks', found, note: 'For a Logto that runs already' };
};

interface Services {
  readonly docker: Finding;
  readonly postgres: Finding;
}

/** The targets that a run can be brought up on here. */
export const examineTargets = async (config: Config, { docker, postgres }: Services): Promise<Finding[]> => [
  embedded,
  await native(config, postgres),
  compose(docker),
  await external(config),
];
