import type { Config } from '../../fixtures/config.ts';
import { readInstallation } from '../../fixtures/stack/native/installation.ts';
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
    const found = `Logto ${version}, Tencent SMS connector ${connectorVersion}`;
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

const external = ({ external: { endpoint, managementAppId, managementAppSecret, logtoVersion } }: Config): Finding => {
  const settings = {
    LOGTO_ENDPOINT: endpoint,
    LOGTO_M2M_APP_ID: managementAppId,
    LOGTO_M2M_APP_SECRET: managementAppSecret,
    LOGTO_VERSION: logtoVersion,
  };
  const unset = Object.entries(settings).flatMap(([name, value]) => (value ? [] : [name]));
  if (unset.length === 0) {
    return { what: 'external', state: 'has', found: String(endpoint), note: 'Not contacted now' };
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
  external(config),
];
