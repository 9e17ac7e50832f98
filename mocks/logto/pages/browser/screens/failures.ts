import { ApiError } from '../experience-api.ts';
import { listAt } from '../json.ts';
import { t } from '../language.ts';
import { navigate } from '../navigation.ts';
import { showToast } from '../parts/toast.ts';

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

/** Leads on to the page for what the account lacks before it may be used. */
export const onMissingProfile = (
  interactionEvent: 'SignIn' | 'Register',
  { replace }: { readonly replace: boolean },
): FailureHandlers => ({
  'user.missing_profile': (failure) => {
    if (listAt(failure.data, 'missingProfile')[0] === 'password') {
      navigate('/continue/password', { replace, state: { interactionEvent } });
    } else {
      showToast(failure.message);
    }
  },
});
