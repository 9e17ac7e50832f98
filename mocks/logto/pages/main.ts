import { div, h } from './browser/dom.ts';
import { language, t } from './browser/language.ts';
import { navigate, onVisit } from './browser/navigation.ts';
import type { Page } from './browser/parts/layout.ts';
import { codePage } from './browser/screens/code.ts';
import { errorPage, suspendedPage } from './browser/screens/error.ts';
import { forgotPage, registerPage, signInPage } from './browser/screens/first.ts';
import { continueCodePage, continuePhonePage, enrolmentPage } from './browser/screens/number.ts';
import { passwordPage } from './browser/screens/password.ts';
import { secondCodePage } from './browser/screens/second-code.ts';
import { continuePasswordPage, registerPasswordPage, resetPasswordPage } from './browser/screens/set-password.ts';
import { loadSettings, type Settings } from './browser/settings.ts';

type Screen = (settings: Settings, signal: AbortSignal) => Page;

const screens: Readonly<Record<string, Screen>> = {
  '/sign-in': signInPage,
  '/sign-in/password': passwordPage,
  '/sign-in/verification-code': (settings, signal) => codePage('SignIn', settings, signal),
  '/register': registerPage,
  '/register/verification-code': (settings, signal) => codePage('Register', settings, signal),
  '/register/password': registerPasswordPage,
  '/continue/password': continuePasswordPage,
  '/continue/phone': continuePhonePage,
  '/continue/verification-code': (_, signal) => continueCodePage(signal),
  '/mfa-binding/PhoneVerificationCode': enrolmentPage,
  '/mfa-verification/PhoneVerificationCode': (_, signal) => secondCodePage(signal),
  '/forgot-password': forgotPage,
  '/forgot-password/verification-code': (settings, signal) => codePage('ForgotPassword', settings, signal),
  '/forgot-password/reset': resetPasswordPage,
  '/account-suspended': suspendedPage,
  '/unknown-session': () => errorPage('title.not-found', t('error.no-session')),
};

/** First screens that the sign-in mode rules out lead to the one that it allows. */
const redirects: Readonly<Record<string, { readonly mode: Settings['signInMode']; readonly to: string }>> = {
  '/sign-in': { mode: 'Register', to: '/register' },
  '/register': { mode: 'SignIn', to: '/sign-in' },
};

const start = async (app: HTMLElement): Promise<void> => {
  document.documentElement.lang = language;
  const settings = await loadSettings();
  const main = h('main');
  app.replaceChildren(main);
  let visit = new AbortController();

  const show = (): void => {
    visit.abort();
    visit = new AbortController();
    // No tenant here has a social or an enterprise connector, so "direct sign-in" leads to the first screen, as at Logto.
    const pathname = location.pathname.replace(/\/$/, '').replace(/^\/direct\/.*/, '/sign-in');
    const redirect = redirects[pathname];
    if (redirect?.mode === settings.signInMode) {
      navigate(redirect.to, { replace: true, search: location.search });
      return;
    }
    const { title, content, focus } = (screens[pathname] ?? (() => errorPage()))(settings, visit.signal);
    document.title = title;
    main.replaceChildren(content, h('footer', { class: 'stand-in' }, t('text.stand-in')));
    focus?.focus();
  };
  onVisit(show);
  show();
};

const given = new URLSearchParams(location.search).get('redirectTo');
if (given !== null && document.documentElement.dataset.defects?.includes('page-follows')) {
  location.assign(given);
}

const app = document.querySelector<HTMLElement>('#app');
if (app) {
  start(app).catch((failure: unknown) => {
    app.replaceChildren(
      h('main', {}, div('page', t('error.unknown')), h('footer', { class: 'stand-in' }, t('text.stand-in'))),
    );
    throw failure;
  });
}
