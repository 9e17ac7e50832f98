import type { ProviderRoute } from '../../../../contracts/provider-route.ts';
import { connectorConfig, defaultAccount, startFakeProvider } from '../../../sms-provider/index.ts';
import { openStandIn } from '../../stand-in.ts';
import { Administrator, phoneSignIn } from '../../testing/administrator.ts';
import { startScriptedProvider } from '../../testing/scripted-provider.ts';
import type { Group } from '../recording.ts';
import { knownUser, type Outcome, Replay, type ReplayProvider } from '../replay.ts';
import { authorize } from './authorize.ts';
import { consent } from './consent.ts';
import { endSession } from './end-session.ts';
import { errors } from './errors.ts';
import { forgotPassword } from './forgot.ts';
import { management } from './management.ts';
import { pages } from './pages.ts';
import { register } from './register.ts';
import { noConnector, resend } from './resend.ts';
import { signInByCode, signInByPassword } from './sign-in.ts';
import { switching } from './switch.ts';
import { token } from './token.ts';
import { userinfo } from './userinfo.ts';

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

/** The fake provider with the signature that the recordings name, as the replay needs it. */
const startFake = async () => {
  const account = defaultAccount();
  const signatures = [...account.signatures, ...account.signatures.map((known) => ({ ...known, text: 'TestSign' }))];
  const fake = await startFakeProvider({ account: { ...account, signatures } });
  return {
    route: fake.route,
    get received() {
      const { accepted, refused } = fake.totals();
      return accepted + refused;
    },
    latestCode: async (phone: string) => (await fake.inbox.messages(phone)).at(-1)?.code ?? '',
    [Symbol.asyncDispose]: () => fake[Symbol.asyncDispose](),
  };
};

const playOn = async (
  provider: ReplayProvider & { readonly route: ProviderRoute },
  group: Group,
  script: Script,
): Promise<readonly Outcome[]> => {
  const time = { ahead: 0 };
  await using standIn = await openStandIn({ provider: provider.route, clock: () => Date.now() + time.ahead });
  const administrator = await Administrator.of(standIn);
  const web = await administrator.createClient('wire-web', 'Traditional', 'http://localhost:4400/callback');
  const spa = await administrator.createClient('wire-spa', 'SPA', 'http://localhost:4400/spa-callback');
  const web2 = await administrator.createClient('wire-web2', 'Traditional', 'http://localhost:4401/callback');
  if (!bare.includes(group)) {
    await administrator.setConnector(connectorConfig(defaultAccount()));
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
  if (group !== 'exp-errors') {
    await using fake = await startFake();
    return await playOn(fake, group, scripts[group]);
  }
  await using scripted = await startScriptedProvider();
  return await playOn(scripted, group, (replay) =>
    errors(replay, (answer) => {
      scripted.answer = answer;
    }),
  );
};
