import type { ConnectorConfig } from '../../../contracts/connector.ts';
import type { ProviderRoute } from '../../../contracts/provider-route.ts';
import { connectorConfig, defaultAccount, startFakeProvider } from '../../sms-provider/index.ts';
import { openStandIn } from '../stand-in.ts';
import { Administrator, phoneSignIn } from '../testing/administrator.ts';
import { startScriptedProvider } from '../testing/scripted-provider.ts';
import type { Group } from './recording.ts';
import { knownUser, type Outcome, Replay, type ReplayProvider } from './replay.ts';
import { authorize } from './scripts/authorize.ts';
import { consent } from './scripts/consent.ts';
import { endSession } from './scripts/end-session.ts';
import { errors } from './scripts/errors.ts';
import { forgotPassword } from './scripts/forgot.ts';
import { management } from './scripts/management.ts';
import { pages } from './scripts/pages.ts';
import { register } from './scripts/register.ts';
import { noConnector, resend } from './scripts/resend.ts';
import { signInByCode, signInByPassword } from './scripts/sign-in.ts';
import { switching } from './scripts/switch.ts';
import { token } from './scripts/token.ts';
import { userinfo } from './scripts/userinfo.ts';

type Script = (replay: Replay) => Promise<void>;

const scripts: Readonly<Record<Exclude<Group, 'exp-errors'>, Script>> = {
  'exp-signin-code': signInByCode,
  'exp-signin-password': signInByPassword,
  'exp-register': register,
  'exp-forgot': forgotPassword,
  'exp-switch': switching,
  'exp-resend': resend,
  'exp-noconnector': noConnector,
  consent,
  authz: authorize,
  token,
  userinfo,
  'end-session': endSession,
  mapi: management,
  discovery: (replay) => replay.playLeft(),
  ui: pages,
};

/** Groups that begin with a tenant as it is after the seed. */
const bare: readonly Group[] = ['mapi', 'exp-noconnector'];

/** The fake provider with the signature that the recordings name. */
const openFake = async () => {
  const account = defaultAccount();
  const signatures = [...account.signatures, ...account.signatures.map((known) => ({ ...known, text: 'TestSign' }))];
  const provider = await startFakeProvider({ account: { ...account, signatures } });
  const replayProvider: ReplayProvider = {
    get received() {
      const { accepted, refused } = provider.totals();
      return accepted + refused;
    },
    latestCode: async (phone) => (await provider.inbox.messages(phone)).at(-1)?.code ?? '',
  };
  return { provider, replayProvider };
};

interface Stage {
  readonly route: ProviderRoute;
  readonly provider: ReplayProvider;
  readonly config: ConnectorConfig;
  readonly script: Script;
}

const playOn = async (group: Group, { route, provider, config, script }: Stage): Promise<readonly Outcome[]> => {
  const time = { ahead: 0 };
  await using standIn = await openStandIn({ provider: route, clock: () => Date.now() + time.ahead });
  const administrator = await Administrator.of(standIn);
  const web = await administrator.createClient('wire-web', 'Traditional', 'http://localhost:4400/callback');
  const spa = await administrator.createClient('wire-spa', 'SPA', 'http://localhost:4400/spa-callback');
  const web2 = await administrator.createClient('wire-web2', 'Traditional', 'http://localhost:4401/callback');
  if (!bare.includes(group)) {
    await administrator.setConnector(config);
    await administrator.setSignInExperience(phoneSignIn);
    await administrator.createUser(knownUser.phone, knownUser.password);
  }
  const sleep = (milliseconds: number) => {
    time.ahead += milliseconds;
  };
  const replay = new Replay({ group, standIn, provider, administrator, clients: { web, web2, spa }, sleep });
  await script(replay);
  const missed = replay.left.map((id) => ({ id, differences: ['not played'] }));
  return [...replay.outcomes, ...missed];
};

/** Plays a group against a stand-in of its own. */
export const playGroup = async (group: Group): Promise<readonly Outcome[]> => {
  const config = connectorConfig(defaultAccount());
  if (group === 'exp-errors') {
    await using scripted = await startScriptedProvider();
    const provider: ReplayProvider = {
      get received() {
        return scripted.requests;
      },
      latestCode: async (phone) => scripted.latestCode(phone),
    };
    const script: Script = (replay) =>
      errors(replay, (answer) => {
        scripted.answer = answer;
      });
    return await playOn(group, { route: scripted.route, provider, config, script });
  }
  const { provider: fake, replayProvider } = await openFake();
  await using provider = fake;
  return await playOn(group, { route: provider.route, provider: replayProvider, config, script: scripts[group] });
};
