import { ApiError, sendSecondCode } from '../experience-api.ts';
import { listAt } from '../json.ts';
import { t } from '../language.ts';
import { navigate } from '../navigation.ts';
import { showToast } from '../parts/toast.ts';
import { stored } from '../session.ts';

export type FailureHandlers = Readonly<Record<string, (failure: ApiError) => unknown>>;

/** Deals with a failed call: by the page's own handler for the error code, else by a toast with the server's words. */
export const handleFailure = async (failure: unknown, handlers: FailureHandlers = {}): Promise<void> => {
  if (!(failure instanceof ApiError)) {
    const timedOut = failure instanceof DOMException && failure.name === 'TimeoutError';
    showToast(t(timedOut ? 'error.timeout' : 'error.unknown'));
    return;
  }
  const handler = handlers[failure.code];
  if (handler) {
    await handler(failure);
  } else if (failure.code === 'user.suspended') {
    navigate('/account-suspended', { replace: true });
  } else {
    showToast(failure.message);
  }
};

type Leading = (pathname: string, state: unknown) => void;

/** Pages for what an account lacks. */
const profilePages: Readonly<Record<string, string>> = {
  password: '/continue/password',
  phone: '/continue/phone',
};

const askForSecondCode = async (failure: ApiError, lead: Leading): Promise<void> => {
  try {
    stored.verificationId.set(await sendSecondCode());
  } catch (refused) {
    await handleFailure(refused);
    return;
  }
  lead('/mfa-verification/PhoneVerificationCode', failure.data);
};

/** Leads on to the page for what is left to be done before the account may be used. */
export const onUnfinished = (
  interactionEvent: 'SignIn' | 'Register',
  { replace }: { readonly replace: boolean },
): FailureHandlers => {
  const lead: Leading = (pathname, state) => navigate(pathname, { replace, state });
  return {
    'user.missing_profile': (failure) => {
      const page = profilePages[String(listAt(failure.data, 'missingProfile')[0])];
      if (page === undefined) {
        showToast(failure.message);
      } else {
        lead(page, { interactionEvent });
      }
    },
    'user.missing_mfa': (failure) => lead('/mfa-binding/PhoneVerificationCode', failure.data),
    'session.mfa.require_mfa_verification': (failure) => askForSecondCode(failure, lead),
  };
};
