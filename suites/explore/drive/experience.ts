import { type CookieJar, createCookieJar } from '../../../contracts/cookie-jar.ts';
import { submissionSchema, verificationSchema } from '../../../contracts/experience-schema.ts';
import type { InboxMessage } from '../../../contracts/inbox.ts';
import type { Reply, Visitor } from '../../../fixtures/http/index.ts';
import { nearMisses } from '../../../fixtures/http/near-misses.ts';
import type { Send } from '../../../fixtures/http/send.ts';
import { messagesExpected } from '../model/rules/sends.ts';
import { at, type World } from '../model/world.ts';
import { codeChange } from '../steps/code-changes.ts';
import type { StepOf, Tab } from '../steps/step.ts';
import type { Bound } from './bound.ts';
import type { Ground } from './ground.ts';
import { answered, type Performed } from './performed.ts';

/** What performs a step. @param by how requests leave; absent: at once */
export interface Scene {
  readonly ground: Ground;
  readonly bound: Bound;
  readonly world: World;
  readonly by?: Send;
}

/** What somebody has who knows the id of an interaction. */
const unsignedOf = (jar: CookieJar): CookieJar =>
  createCookieJar(jar.held().filter(({ name }) => name === '_interaction'));

const visitorAt = ({ bound, by }: Scene, tab: Tab): Visitor => {
  const visitor = bound.visitor(tab);
  return by ? visitor.by(by) : visitor;
};

const start = async (scene: Scene, { tab, event, isUnsigned }: StepOf<'start'>): Promise<Performed> => {
  const browser = visitorAt(scene, tab);
  const visitor = isUnsigned ? scene.bound.stranger(tab, unsignedOf(browser.jar)) : browser;
  return answered(await visitor.start(event));
};

/** Milliseconds that a message may take which was accepted: the provider has it before Logto answers. */
const timeoutMs = 2000;

/** What reached somebody since it was last looked. @param awaited whether one has to come */
export const newMessages = async (
  { ground, bound }: Pick<Scene, 'ground' | 'bound'>,
  person: number,
  awaited: boolean,
): Promise<InboxMessage[]> => {
  const phone = at(bound.phones, person);
  const after = bound.lastMessage.get(phone) ?? '0';
  if (awaited) {
    await ground.inbox.next(phone, { after, timeoutMs }).catch(() => undefined);
  }
  const messages = (await ground.inbox.messages(phone)).filter(({ id }) => Number(id) > Number(after));
  const last = messages.at(-1);
  if (last) {
    bound.lastMessage.set(phone, last.id);
  }
  return messages;
};

/**
 * Sends, and counts the requests that the provider got of it where it does not take them: one that takes a message is
 * known by its messages, and at one that is silent nothing has come to an end.
 */
export const countingRequests = async (
  { ground, bound, world }: Scene,
  person: number,
  send: () => Promise<Reply>,
): Promise<{ readonly reply: Reply; readonly counted: Pick<Performed, 'requests'> }> => {
  const { provider } = at(world.people, person);
  if (provider === 'accepted' || provider === 'silent') {
    return { reply: await send(), counted: {} };
  }
  const requests = async () => (await ground.inbox.requests(at(bound.phones, person))).length;
  const before = await requests();
  const reply = await send();
  return { reply, counted: { requests: (await requests()) - before } };
};

/** What is entered where nobody knows the code. */
const unknownCode = '000000';

/** @throws RangeError for a change that there is not: a damaged file */
const missOf = (right: string, title: string): string => {
  const found = nearMisses(right).find((miss) => miss.title === title);
  if (found === undefined) {
    throw new RangeError(`a password is not changed by "${title}"`);
  }
  return found.value;
};

/** A password as it is entered. */
export const entered = ({ bound }: Scene, { number, change }: StepOf<'verifyPassword'>['password']): string => {
  const right = bound.password(number);
  return change === undefined ? right : missOf(right, change);
};

/** A code as it is entered. @param right the one that was sent, where it is known */
export const enteredCode = (right: string | null, change: string | undefined): unknown =>
  change === undefined ? (right ?? unknownCode) : codeChange(change).change(right ?? unknownCode);

const sendCode = async (scene: Scene, step: StepOf<'sendCode'>): Promise<Performed> => {
  const { tab, to, event } = step;
  const visitor = visitorAt(scene, tab);
  const { reply, counted } = await countingRequests(scene, to.person, () =>
    visitor.sendCode(scene.bound.write(to), event),
  );
  const { verificationId: id } = verificationSchema.safeParse(reply.body).data ?? {};
  const isExpected = reply.status < 400 && messagesExpected(scene.world, step).atLeast > 0;
  if (scene.by) {
    // Whose message is whose cannot be told of sends at the same time: they are counted when all have been answered.
    return answered(reply, id === undefined ? {} : { verification: { id, code: null }, sent: isExpected });
  }
  const messages = await newMessages(scene, to.person, isExpected);
  const code = messages.at(-1)?.code ?? null;
  const sent = messages.length > 0;
  return { ...answered(reply, id === undefined ? {} : { verification: { id, code }, sent }), messages, ...counted };
};

const verifyCode = async (scene: Scene, step: StepOf<'verifyCode'>): Promise<Performed> => {
  const { bound } = scene;
  const code = enteredCode(at(bound.verifications, step.code.of).code, step.code.change);
  const { id: verificationId } = at(bound.verifications, step.verification);
  return answered(await visitorAt(scene, step.tab).verifyCode({ phone: bound.write(step.to), verificationId, code }));
};

const verifyPassword = async (scene: Scene, step: StepOf<'verifyPassword'>): Promise<Performed> => {
  const password = entered(scene, step.password);
  const reply = await visitorAt(scene, step.tab).verifyPassword(scene.bound.write(step.to), password);
  const { verificationId: id } = verificationSchema.safeParse(reply.body).data ?? {};
  return answered(reply, id === undefined ? {} : { verification: { id, code: null } });
};

const identify = async (scene: Scene, { tab, verification }: StepOf<'identify'>): Promise<Performed> => {
  const id = verification === undefined ? undefined : at(scene.bound.verifications, verification).id;
  const reply = await visitorAt(scene, tab).identify(id);
  return answered(reply, { created: reply.status === 201 });
};

const switchTo = async (scene: Scene, { tab, event }: StepOf<'switchTo'>): Promise<Performed> =>
  answered(await visitorAt(scene, tab).switchTo(event));

const addPassword = async (scene: Scene, { tab, password }: StepOf<'addPassword'>): Promise<Performed> =>
  answered(await visitorAt(scene, tab).addPassword(scene.bound.password(password)));

const replacePassword = async (scene: Scene, { tab, password }: StepOf<'replacePassword'>): Promise<Performed> =>
  answered(await visitorAt(scene, tab).replacePassword(scene.bound.password(password)));

const submit = async (scene: Scene, { tab }: StepOf<'submit'>): Promise<Performed> => {
  const reply = await visitorAt(scene, tab).submit();
  const { redirectTo } = submissionSchema.safeParse(reply.body).data ?? {};
  return answered(reply, redirectTo === undefined ? {} : { redirect: redirectTo });
};

/** What the sign-in pages do. */
export const byPages = {
  start,
  sendCode,
  verifyCode,
  verifyPassword,
  identify,
  switchTo,
  addPassword,
  replacePassword,
  submit,
};
