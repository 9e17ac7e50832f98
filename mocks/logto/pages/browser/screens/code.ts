import type { InteractionEvent } from '../../../../../contracts/experience.ts';
import { div, h } from '../dom.ts';
import { resendCode, verifyCode } from '../experience-api.ts';
import { t } from '../language.ts';
import { pageLink, switchIcon } from '../parts/button.ts';
import { type Page, secondaryPage } from '../parts/layout.ts';
import { formatPhone } from '../phone.ts';
import { leaveFor, stored } from '../session.ts';
import type { Settings } from '../settings.ts';
import { onVerified } from './after-code.ts';
import { codeForm } from './code-form.ts';
import { errorPage } from './error.ts';

/** `/sign-in/verification-code` and the same for `register` and `forgot-password` */
export const codePage = (event: InteractionEvent, settings: Settings, signal: AbortSignal): Page => {
  const phone = (event === 'ForgotPassword' ? stored.forgotPhone : stored.phone).get();
  if (phone === undefined) {
    return errorPage('error.no-session');
  }
  if (stored.verificationId.get() === undefined) {
    return errorPage('error.no-session', 'Verification ID not found');
  }
  const { element, focus } = codeForm(
    {
      verify: async (verificationId, code) => leaveFor(await verifyCode(phone, verificationId, code)),
      resend: () => resendCode(event, phone),
      failures: (verificationId) => onVerified({ event, phone, verificationId, settings }),
      // On sign-in Logto's page leaves the digits of a refused code where they are.
      keepsRefused: event === 'SignIn',
      signal,
    },
    event === 'Register' && h('p', { class: 'resend' }, t('text.risk')),
    event === 'SignIn' &&
      settings.signIn?.password &&
      div('switch', pageLink('action.sign-in-by-password', '/sign-in/password', switchIcon())),
  );
  return secondaryPage(
    { title: 'title.code', description: t('text.code-sent', { phone: formatPhone(phone) }), focus },
    element,
  );
};
