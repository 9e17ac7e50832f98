import { z } from 'zod';
import { account, accountRequest } from '../../../contracts/account.ts';
import { verificationRecordSchema } from '../../../contracts/account-schema.ts';
import type { ApiCall } from '../../../contracts/api-call.ts';
import type { Reply } from '../../../fixtures/http/index.ts';
import { proofMessages } from '../model/proof-messages.ts';
import { at } from '../model/world.ts';
import type { StepOf } from '../steps/step.ts';
import { noToken } from './authorize.ts';
import { countingRequests, entered, enteredCode, newMessages, type Scene } from './experience.ts';
import { answered, type Performed } from './performed.ts';

type Presented = Pick<StepOf<'readAccount'>, 'tokens' | 'with'> & { readonly permission?: number | undefined };

const tokenOf = ({ bound }: Scene, { tokens, with: kind }: Presented): string => {
  const { access_token: access, refresh_token: refresh = noToken, id_token: id = noToken } = at(bound.tokens, tokens);
  return { access, refresh, id }[kind];
};

/** Calls the Account API as the user of a token. */
const call = (scene: Scene, step: Presented, wanted: ApiCall): Promise<Reply> => {
  const { permission } = step;
  const id = permission === undefined ? undefined : at(scene.bound.proofs, permission).id;
  return scene.bound.ask(accountRequest(wanted, tokenOf(scene, step), id), scene.by);
};

const profile = z.object({ id: z.string(), primaryPhone: z.string().nullish() });

const readAccount = async (scene: Scene, step: StepOf<'readAccount'>): Promise<Performed> => {
  const reply = await call(scene, step, account.profile());
  const { id: subject, primaryPhone: phone } = profile.safeParse(reply.body).data ?? {};
  return answered(reply, { ...(subject !== undefined && { subject }), ...(phone !== undefined && { phone }) });
};

/** The id of what is proven, or about to be. */
const withProof = (reply: Reply, code: string | null): Partial<Performed> => {
  const { verificationRecordId: id } = verificationRecordSchema.safeParse(reply.body).data ?? {};
  return id === undefined ? {} : { proof: { id, code } };
};

const provePassword = async (scene: Scene, step: StepOf<'provePassword'>): Promise<Performed> => {
  const reply = await call(scene, step, account.verifyPassword(entered(scene, step.password)));
  return answered(reply, withProof(reply, null));
};

const sendProof = async (scene: Scene, step: StepOf<'sendProof'>): Promise<Performed> => {
  const { reply, counted } = await countingRequests(scene, step.to.person, () =>
    call(scene, step, account.sendCode(scene.bound.write(step.to))),
  );
  const isExpected = reply.status < 400 && proofMessages(step.to).atLeast > 0;
  const messages = await newMessages(scene, step.to.person, isExpected);
  const sent = messages.length > 0;
  return { ...answered(reply, { ...withProof(reply, messages.at(-1)?.code ?? null), sent }), messages, ...counted };
};

const verifyProof = async (scene: Scene, step: StepOf<'verifyProof'>): Promise<Performed> => {
  const { bound } = scene;
  const code = enteredCode(at(bound.proofs, step.code.of).code, step.code.change);
  const { id: verificationId } = at(bound.proofs, step.proof);
  return answered(await call(scene, step, account.verifyCode({ phone: bound.write(step.to), verificationId, code })));
};

const changePassword = async (scene: Scene, step: StepOf<'changePassword'>): Promise<Performed> =>
  answered(await call(scene, step, account.changePassword(scene.bound.password(step.password))));

const changePhone = async (scene: Scene, step: StepOf<'changePhone'>): Promise<Performed> => {
  const { id } = at(scene.bound.proofs, step.proof);
  return answered(await call(scene, step, account.linkPhone(scene.bound.write(step.to), id)));
};

const removePhone = async (scene: Scene, step: StepOf<'removePhone'>): Promise<Performed> =>
  answered(await call(scene, step, account.removePhone()));

/** What users do who are signed in. */
export const byUsers = {
  ...{ readAccount, provePassword, sendProof, verifyProof, changePassword, changePhone, removePhone },
};
