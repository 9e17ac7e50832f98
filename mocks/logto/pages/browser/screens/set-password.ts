import { h } from '../dom.ts';
import { type ApiError, addPassword, resetPassword } from '../experience-api.ts';
import { textAt } from '../json.ts';
import { t } from '../language.ts';
import { back, navigate } from '../navigation.ts';
import { button, whileBusy } from '../parts/button.ts';
import { ask } from '../parts/dialog.ts';
import { form, type Page, secondaryPage } from '../parts/layout.ts';
import { passwordField } from '../parts/password-field.ts';
import { showToast } from '../parts/toast.ts';
import { checkPassword, describePolicy, describeRejection } from '../password-policy.ts';
import type { PhraseKey } from '../phrases.ts';
import { leaveFor, stored } from '../session.ts';
import type { Settings } from '../settings.ts';
import { errorPage } from './error.ts';
import { type FailureHandlers, handleFailure, onUnfinished } from './failures.ts';

interface SetPasswordOptions {
  readonly title: PhraseKey;
  readonly settings: Settings;
  readonly save: (password: string) => Promise<void>;
  readonly handlers: (showError: (message: string) => void) => FailureHandlers;
}

const setPasswordPage = ({ title, settings, save, handlers }: SetPasswordOptions): Page => {
  const phone = stored.phone.get();
  const password = passwordField({ name: 'newPassword' });
  const repeat = passwordField({
    name: 'confirmPassword',
    check: (value) => (value === password.input.value ? undefined : t('error.passwords-differ')),
  });
  const fields = settings.forgotPassword ? [password] : [password, repeat];
  const submit = button({ text: 'action.save-password', name: 'submit' });
  const last = settings.forgotPassword ? password : repeat;

  const submitted = async () => {
    last.forgetRefusal();
    if (!fields.every((field) => field.check())) {
      return;
    }
    const refused = checkPassword(password.input.value, settings.passwordPolicy);
    if (refused !== undefined) {
      last.refuse(refused);
      return;
    }
    await whileBusy(submit, async () => {
      try {
        await save(password.input.value);
      } catch (failure) {
        await handleFailure(failure, {
          'password.rejected': (rejection: ApiError) => last.refuse(describeRejection(rejection)),
          ...handlers(last.refuse),
        });
      }
    });
  };
  const element = form(
    submitted,
    // `phone` is no input type; Logto's page has it, for password managers.
    phone !== undefined && h('input', { type: 'phone', value: phone, readonly: true, hidden: true }),
    ...fields.map((field) => field.element),
    submit,
  );
  return secondaryPage({ title, description: describePolicy(settings.passwordPolicy), focus: password.input }, element);
};

/** `/continue/password`: the account lacks a password that the sign-in experience asks for. */
export const continuePasswordPage = (settings: Settings): Page => {
  const interactionEvent = textAt(history.state, 'interactionEvent');
  if (interactionEvent !== 'SignIn' && interactionEvent !== 'Register') {
    return errorPage('error.no-session', 'flow state not found');
  }
  return setPasswordPage({
    title: 'title.set-password',
    settings,
    save: async (password) => leaveFor(await addPassword(interactionEvent, password)),
    handlers: () => ({
      'user.password_exists_in_profile': async ({ message }) => {
        await ask({ message, cancel: 'action.got-it' });
        back();
      },
      ...onUnfinished(interactionEvent, { replace: true }),
    }),
  });
};

/** `/register/password`: after the name that one registers with. */
export const registerPasswordPage = (settings: Settings): Page =>
  setPasswordPage({
    title: 'title.new-password',
    settings,
    save: async (password) => leaveFor(await addPassword('Register', password)),
    handlers: () => ({
      // The name may be another's by now.
      'user.username_already_in_use': async ({ message }) => {
        await ask({ message, cancel: 'action.got-it' });
        back();
      },
      ...onUnfinished('Register', { replace: true }),
    }),
  });

/** `/forgot-password/reset` */
export const resetPasswordPage = (settings: Settings): Page =>
  setPasswordPage({
    title: 'title.new-password',
    settings,
    save: async (password) => {
      await resetPassword(password);
      stored.forgotPhone.clear();
      showToast(t('text.password-changed'));
      navigate('/sign-in', { replace: true });
    },
    handlers: (showError) => ({
      'user.same_password': ({ message }) => showError(message),
      'session.verification_session_not_found': async ({ message }) => {
        await ask({ message, cancel: 'action.got-it' });
        history.go(-2);
      },
    }),
  });
