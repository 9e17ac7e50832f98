import { confirmEndSession, xsrfIn } from '../../../../contracts/openid.ts';
import { opaque } from '../placeholders.ts';
import type { Replay } from '../replay.ts';

/** Plays a recording that shows the form, and remembers its secret. */
const showForm = async (replay: Replay, id: string) => {
  const { body } = await replay.play(id, { jwt: replay.value('id_token') });
  replay.values.xsrf = xsrfIn(String(body)) ?? '';
};

const signIn = async (replay: Replay) => {
  await replay.signedIn();
  return replay.tokens();
};

const signOut = async (replay: Replay) => {
  await signIn(replay);
  await showForm(replay, 'end.hint');
  await replay.play('end.confirm.bad-xsrf');
  await replay.person.browser.send(confirmEndSession(replay.value('xsrf')));
  await replay.play('end.after.me', opaque(replay.values.access_token));
  await replay.play('end.after.refresh', opaque(replay.values.refresh_token));
  await replay.play('end.after.prompt-none');
  await replay.play('end.after.authorize');
};

export const endSession = async (replay: Replay): Promise<void> => {
  await signOut(replay);
  for (const id of ['end.no-hint', 'end.client-id', 'end.uri-no-client', 'end.uri-no-client.unregistered']) {
    await signIn(replay);
    await showForm(replay, id);
    if (replay.left.includes(`${id}.confirm`)) {
      await replay.play(`${id}.confirm`);
    }
  }
  await signIn(replay);
  for (const id of ['end.unregistered', 'end.unregistered-slash', 'end.unregistered-client-id', 'end.hint-no-uri']) {
    await showForm(replay, id);
  }
  await replay.play('end.confirm.no-logout');
  const jwt = replay.value('id_token');
  replay.newcomer();
  await showForm(replay, 'end.no-session');
  replay.newcomer();
  await replay.play('end.no-session.hint', { jwt });
  replay.newcomer();
  await replay.play('end.confirm.no-session');
  await signIn(replay);
  await showForm(replay, 'end.post');
};
