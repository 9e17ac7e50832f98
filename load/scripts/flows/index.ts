import type { FlowName } from '../../plan/flows.ts';
import type { Visit } from '../lib/visit.ts';
import { callback } from './callback.ts';
import { otpSend, otpVerify } from './otp.ts';
import { forgotPassword, signInByPassword } from './password.ts';
import { races } from './races.ts';
import { register } from './register.ts';
import { signIn } from './sign-in.ts';
import { signOut } from './sign-out.ts';

/** What an arrival does, by the flow's name. Each throws where a step fails, which ends its arrival. */
export const runFlow: Readonly<Record<FlowName, (visit: Visit) => void>> = {
  'otp-send': otpSend,
  'otp-verify': otpVerify,
  'sign-in': signIn,
  'sign-in-password': signInByPassword,
  register,
  'forgot-password': forgotPassword,
  'sign-out': signOut,
  callback,
  races,
};
