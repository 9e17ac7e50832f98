import { verificationIdOf } from '../../testing/person.ts';
import { knownUser, type Replay } from '../replay.ts';

const uidOf = (cookies: ReadonlyArray<{ readonly path: string }>) =>
  cookies.map(({ path }) => path.match(/^\/oidc\/auth\/(.+)$/)?.[1]).find((uid) => uid !== undefined) ?? '';

const playAll = async (replay: Replay, ids: readonly string[]) => {
  for (const id of ids) {
    await replay.play(`consent.${id}`);
  }
};

export const consent = async (replay: Replay): Promise<void> => {
  const person = await replay.opened('SignIn');
  await person.identify(verificationIdOf(await person.password(knownUser.phone, knownUser.password)));
  await person.submit();
  replay.values.uid = uidOf(person.browser.cookies);
  await playAll(replay, ['resume.no-cookie', 'resume.no-resume-cookie', '01-resume', '02-info', '03-post', '04-page']);
  await playAll(replay, ['05-resume2', '06-page-again', 'post.no-cookie']);

  const { browser } = await replay.opened();
  replay.values.uid = uidOf(browser.cookies);
  await playAll(replay, ['page.not-signed-in', 'post.not-signed-in', 'resume.not-submitted']);
  await replay.play('consent.resume.unknown-uid', { uid: 'unknown' });
  await playAll(replay, ['abort', 'delete-interaction', 'put-legacy-interaction']);
};
