import { knownUser, type Replay } from '../replay.ts';

const withoutSession = async (replay: Replay, ids: readonly string[]) => {
  for (const id of ids) {
    replay.newcomer();
    await replay.play(id);
  }
};

const ageSessions = ({ setting }: Replay, seconds: number) => {
  for (const session of setting.standIn.store.rows('Session').values()) {
    session.loginTs = (session.loginTs ?? 0) - seconds;
  }
};

const withSession = async (replay: Replay) => {
  const person = await replay.signedIn();
  const { cookies } = person.browser;
  const play = async (id: string, values: Record<string, string> = {}) => {
    person.browser.cookies = cookies;
    await replay.play(`authz.session.${id}`, values);
  };
  for (const id of ['prompt-consent', 'no-prompt', 'prompt-none', 'prompt-none.fragment', 'prompt-login']) {
    await play(id);
  }
  await play('max-age-large');
  ageSessions(replay, 2);
  await play('max-age-1');
  await play('max-age-1-none');
  await play('first-screen-register');

  const other = { ...knownUser, phone: '8613912340009' };
  await replay.setting.administrator.createUser(other.phone, other.password);
  const stranger = replay.newcomer();
  const tokens = await stranger.tokens(await stranger.signInByPassword(other));
  replay.person = person;
  await play('id-token-hint-other', { jwt: tokens.id_token ?? '' });
  await play('other-client');
  await play('other-client-none');
};

export const authorize = async (replay: Replay): Promise<void> => {
  const ids = replay.left.filter((id) => !id.startsWith('authz.session.'));
  const second = ids.indexOf('authz.second-same-browser');
  await withoutSession(replay, ids.slice(0, second));
  await replay.opened();
  await replay.play('authz.second-same-browser');
  await withSession(replay);
};
