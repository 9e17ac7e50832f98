import { div, h } from '../dom.ts';
import { signInByPassword } from '../experience-api.ts';
import { t } from '../language.ts';
import { navigate } from '../navigation.ts';
import { actionLink, button, switchIcon, whileBusy } from '../parts/button.ts';
import { form, type Page, secondaryPage } from '../parts/layout.ts';
import { passwordField } from '../parts/password-field.ts';
import { phoneField } from '../parts/phone-field.ts';
import { termsBelow } from '../parts/terms.ts';
import { formatPhone } from '../phone.ts';
import { leaveFor, stored } from '../session.ts';
import type { Settings } from '../settings.ts';
import { errorPage } from './error.ts';
import { handleFailure, onUnfinished } from './failures.ts';
import { sendCodeAndGoOn } from './phone-form.ts';

const signIn = async (phone: string, password: string, showError: (message: string) => void): Promise<void> => {
  try {
    await leaveFor(await signInByPassword(phone, password));
  } catch (failure) {
    await handleFailure(failure, {
      'session.invalid_credentials': ({ message }) => showError(message),
      ...onUnfinished('SignIn', { replace: false }),
    });
  }
};

const forgotLink = (phone: () => string): HTMLElement =>
  div(
    'forgot',
    actionLink('action.forgot-password', () => {
      stored.forgotPhone.set(phone());
      navigate('/forgot-password');
    }),
  );

/** `/sign-in/password` */
export const passwordPage = ({ signIn: method, forgotPassword }: Settings): Page => {
  const phone = stored.phone.get();
  if (phone === undefined) {
    return errorPage('error.no-session');
  }
  if (!method?.password) {
    return errorPage();
  }
  const password = passwordField({ name: 'password' });
  const submit = button({ text: 'action.continue', name: 'submit' });
  const switchToCode = () => sendCodeAndGoOn('SignIn', phone, { replace: true });
  const submitted = async () => {
    password.forgetRefusal();
    if (password.check()) {
      await whileBusy(submit, () => signIn(phone, password.input.value, password.refuse));
    }
  };
  const element = form(
    submitted,
    // For password managers, which otherwise cannot tell whose password this is.
    h('input', { name: 'identifier', autocomplete: 'phone', value: phone, readonly: true, hidden: true }),
    password.element,
    forgotPassword && forgotLink(() => phone),
    submit,
    method.code && div('switch', actionLink('action.sign-in-by-code', switchToCode, switchIcon())),
  );
  return secondaryPage(
    {
      title: 'title.password',
      description: t('text.password-for', { phone: formatPhone(phone) }),
      focus: password.input,
    },
    element,
  );
};

/** The form of `/sign-in` where a password is the only way: number and password on one page. */
export const passwordOnlyForm = (settings: Settings, value: string): HTMLFormElement => {
  const phone = phoneField({ value, autocomplete: 'tel' });
  const password = passwordField({ name: 'password' });
  const terms = termsBelow(settings, 'SignIn');
  const submit = button({ text: 'action.sign-in', name: 'submit' });
  const submitted = async () => {
    password.forgetRefusal();
    const [phoneIsGood, passwordIsGood] = [phone.check(), password.check()];
    if (!phoneIsGood) {
      phone.input.focus();
    } else if (passwordIsGood && (await terms.mayGoOn())) {
      stored.phone.set(phone.value());
      await whileBusy(submit, () => signIn(phone.value(), password.input.value, password.refuse));
    }
  };
  const forgot = settings.forgotPassword && forgotLink(phone.value);
  return form(submitted, phone.element, password.element, forgot, terms.element, submit);
};
