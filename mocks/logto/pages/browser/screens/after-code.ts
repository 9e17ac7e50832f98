import type { InteractionEvent } from '../../../../../contracts/experience.ts';
import { hasDefect } from '../defects.ts';
import { continueAs } from '../experience-api.ts';
import { t } from '../language.ts';
import { back, navigate } from '../navigation.ts';
import { ask } from '../parts/dialog.ts';
import { agreesToTerms } from '../parts/terms.ts';
import { formatPhone } from '../phone.ts';
import { leaveFor } from '../session.ts';
import type { Settings } from '../settings.ts';
import { type FailureHandlers, handleFailure, onUnfinished } from './failures.ts';

interface Verified {
  readonly event: InteractionEvent;
  readonly phone: string;
  readonly verificationId: string;
  readonly settings: Settings;
}

const goOnAs = async (event: 'SignIn' | 'Register', verificationId: string): Promise<void> => {
  try {
    await leaveFor(await continueAs(event, verificationId));
  } catch (failure) {
    await handleFailure(failure, onUnfinished(event, { replace: true }));
  }
};

export const inform = async (message: string): Promise<void> => {
  await ask({ message, cancel: 'action.change' });
  back();
};

/** Sign-in with a number that has no account: offers to make one. */
const offerAccount = async ({ phone, verificationId, settings }: Verified): Promise<void> => {
  const shown = { phone: formatPhone(phone) };
  if (settings.signInMode === 'SignIn' || !(settings.signUp.byPhone || settings.signUp.hasMore)) {
    await inform(t('text.no-such-account-alert', shown));
  } else if (
    (await ask({ message: t('text.no-such-account', shown), confirm: 'action.continue' })) &&
    (hasDefect('turned-sign-in-asks-for-no-terms') || (await agreesToTerms(settings)))
  ) {
    await goOnAs('Register', verificationId);
  } else {
    back();
  }
};

/** Registration with a number that has an account: offers to sign in. */
const offerSignIn = async ({ phone, verificationId, settings }: Verified): Promise<void> => {
  const shown = { phone: formatPhone(phone) };
  if (settings.signInMode === 'Register' || !settings.signIn?.code) {
    await inform(t('text.account-exists-alert', shown));
  } else if (await ask({ message: t('text.account-exists', shown), confirm: 'action.continue' })) {
    await goOnAs('SignIn', verificationId);
  } else {
    back();
  }
};

/** What may stand between a right code and the end of the flow, by error code. */
export const onVerified = (verified: Verified): FailureHandlers => {
  switch (verified.event) {
    case 'SignIn':
      return {
        // The page stays busy until the visitor has answered.
        'user.user_not_exist': () => offerAccount(verified),
        ...onUnfinished('SignIn', { replace: true }),
      };
    case 'Register':
      return {
        'user.phone_already_in_use': () => void offerSignIn(verified),
        ...onUnfinished('Register', { replace: true }),
      };
    case 'ForgotPassword':
      return {
        'user.user_not_exist': () => inform(t('text.no-such-account-alert', { phone: formatPhone(verified.phone) })),
        'user.new_password_required_in_profile': () => navigate('/forgot-password/reset', { replace: true }),
      };
  }
};
