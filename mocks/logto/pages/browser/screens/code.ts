import type { InteractionEvent } from '../../../../../contracts/experience.ts';
import { hasDefect } from '../defects.ts';
import { div, h } from '../dom.ts';
import { resendCode, verifyCode } from '../experience-api.ts';
import { t } from '../language.ts';
import { button, pageLink, switchIcon } from '../parts/button.ts';
import { codeBoxes } from '../parts/code-boxes.ts';
import { type Page, secondaryPage } from '../parts/layout.ts';
import { resendLine } from '../parts/resend-line.ts';
import { showToast } from '../parts/toast.ts';
import { formatPhone } from '../phone.ts';
import { leaveFor, stored } from '../session.ts';
import type { Settings } from '../settings.ts';
import { onVerified } from './after-code.ts';
import { errorPage } from './error.ts';
import { type FailureHandlers, handleFailure } from './failures.ts';

/** `/sign-in/verification-code` and the same for `register` and `forgot-password` */
export const codePage = (event: InteractionEvent, settings: Settings, signal: AbortSignal): Page => {
  const phone = (event === 'ForgotPassword' ? stored.forgotPhone : stored.phone).get();
  if (phone === undefined) {
    return errorPage('error.no-session');
  }
  if (stored.verificationId.get() === undefined) {
    return errorPage('error.no-session', 'Verification ID not found');
  }

  let verifying = false;
  const showError: FailureHandlers[string] = ({ message }) => boxes.showError(message);
  const verify = async (code: string) => {
    const verificationId = stored.verificationId.get() ?? '';
    try {
      await leaveFor(await verifyCode(phone, verificationId, code));
    } catch (failure) {
      // On sign-in Logto's page leaves the digits of a refused code where they are.
      if (event !== 'SignIn') {
        boxes.clear();
      }
      await handleFailure(failure, {
        ...onVerified({ event, phone, verificationId, settings }),
        'verification_code.code_mismatch': showError,
        'verification_code.expired': showError,
      });
    }
  };
  const complete = async (code: string) => {
    if (verifying && !hasDefect('buttons-act-twice')) {
      return;
    }
    verifying = true;
    submit.disabled = !hasDefect('buttons-act-twice');
    await verify(code);
    verifying = submit.disabled = false;
  };

  const boxes = codeBoxes((code) => void complete(code));
  const submit = button({
    text: 'action.continue',
    type: 'button',
    click: () => {
      const code = boxes.code();
      if (code === undefined) {
        boxes.showError(t('error.code-invalid'));
      } else {
        void complete(code);
      }
    },
  });
  const resend = async () => {
    boxes.showError(undefined);
    try {
      const verificationId = await resendCode(event, phone);
      if (!hasDefect('page-keeps-the-verification-of-its-first-code')) {
        stored.verificationId.set(verificationId);
      }
      showToast(t('text.code-resent'));
      return true;
    } catch (failure) {
      await handleFailure(failure);
      return false;
    } finally {
      boxes.clear();
    }
  };

  const element = h(
    'form',
    { submit: (event) => event.preventDefault() },
    boxes.element,
    resendLine(resend, signal),
    event === 'Register' && h('p', { class: 'resend' }, t('text.risk')),
    event === 'SignIn' &&
      settings.signIn?.password &&
      div('switch', pageLink('action.sign-in-by-password', '/sign-in/password', switchIcon())),
    submit,
  );
  return secondaryPage(
    {
      title: 'title.code',
      description: t('text.code-sent', { phone: formatPhone(phone) }),
      focus: boxes.element.querySelector('input') ?? element,
    },
    element,
  );
};
