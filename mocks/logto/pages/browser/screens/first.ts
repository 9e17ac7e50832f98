import { div } from '../dom.ts';
import { t } from '../language.ts';
import { navigate } from '../navigation.ts';
import { pageLink } from '../parts/button.ts';
import { firstPage, type Page, secondaryPage } from '../parts/layout.ts';
import { termsBelow } from '../parts/terms.ts';
import { stored } from '../session.ts';
import type { Settings } from '../settings.ts';
import { errorPage } from './error.ts';
import { nameForm } from './name.ts';
import { passwordOnlyForm } from './password.ts';
import { phoneForm } from './phone-form.ts';

const prefilled = (entry = stored.phone) => entry.get() ?? new URLSearchParams(location.search).get('login_hint') ?? '';

/** `/sign-in` */
export const signInPage = (settings: Settings): Page => {
  const { signIn, signInMode, signUp } = settings;
  if (!signIn) {
    return errorPage();
  }
  const form = signIn.code
    ? phoneForm({
        event: 'SignIn',
        value: prefilled(),
        autocomplete: 'tel',
        submitText: 'action.sign-in',
        submitName: 'submit',
        terms: termsBelow(settings, 'SignIn'),
        instead: signIn.passwordFirst ? () => navigate('/sign-in/password') : undefined,
      }).element
    : passwordOnlyForm(settings, prefilled());
  return firstPage(
    'title.sign-in',
    form,
    signInMode === 'SignInAndRegister' &&
      (signUp.byPhone || signUp.byName) &&
      div('footer', t('text.no-account'), pageLink('action.create-account', '/register')),
  );
};

/** `/register` */
export const registerPage = (settings: Settings): Page => {
  const { signIn, signInMode, signUp } = settings;
  if (!signUp.byPhone && !signUp.byName) {
    return errorPage();
  }
  const terms = termsBelow(settings, 'Register');
  const byPhone = () =>
    phoneForm({
      event: 'Register',
      value: prefilled(),
      autocomplete: 'off',
      submitText: 'action.create-account',
      submitName: 'submit',
      terms,
    }).element;
  return firstPage(
    'title.register',
    signUp.byPhone ? byPhone() : nameForm(settings, terms),
    signInMode === 'SignInAndRegister' &&
      signIn !== undefined &&
      div('footer', t('text.have-account'), pageLink('action.sign-in', '/sign-in')),
  );
};

/** `/forgot-password` */
export const forgotPage = ({ forgotPassword }: Settings): Page => {
  if (!forgotPassword) {
    return errorPage();
  }
  const { element, input } = phoneForm({
    event: 'ForgotPassword',
    value: prefilled(stored.forgotPhone),
    autocomplete: 'tel',
    submitText: 'action.continue',
  });
  return secondaryPage({ title: 'title.forgot', description: t('text.forgot'), focus: input }, element);
};
