import { knownUser, type Replay } from '../replay.ts';

const uidOf = (cookies: ReadonlyArray<{ readonly path: string }>) =>
  cookies.map(({ path }) => path.match(/^\/oidc\/auth\/(.+)$/)?.[1]).find((uid) => uid !== undefined) ?? '';

export const consent = async (replay: Replay): Promise<void> => {
  const person = await replay.opened('SignIn');
  await person.identifyByPassword(knownUser.phone, knownUser.password);
  await person.experience.submit();
  replay.values.uid = uidOf(person.browser.cookies);
  await replay.playThrough('consent.post.no-cookie');

  const { browser } = await replay.opened();
  replay.values.uid = uidOf(browser.cookies);
  await replay.playThrough('consent.resume.not-submitted');
  await replay.play('consent.resume.unknown-uid', { uid: 'unknown' });
  await replay.playThrough('consent.put-legacy-interaction');
};
