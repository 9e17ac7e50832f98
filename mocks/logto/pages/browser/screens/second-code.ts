import { sendSecondCode, verifySecondCode } from '../experience-api.ts';
import { textAt } from '../json.ts';
import { t } from '../language.ts';
import { type Page, secondaryPage } from '../parts/layout.ts';
import { leaveFor, stored } from '../session.ts';
import { codeForm } from './code-form.ts';
import { errorPage } from './error.ts';
import { onUnfinished } from './failures.ts';

/** `/mfa-verification/PhoneVerificationCode` */
export const secondCodePage = (signal: AbortSignal): Page => {
  const phone = textAt(history.state, 'maskedIdentifiers', 'PhoneVerificationCode');
  if (phone === undefined || stored.verificationId.get() === undefined) {
    return errorPage('error.no-session');
  }
  const { element, focus } = codeForm({
    boxes: 'mfaCode',
    verify: async (verificationId, code) => leaveFor(await verifySecondCode(verificationId, code)),
    resend: sendSecondCode,
    failures: () => onUnfinished('SignIn', { replace: true }),
    keepsRefused: false,
    signal,
  });
  return secondaryPage(
    { title: 'title.second-code', description: t('text.second-code-sent', { phone }), focus },
    element,
  );
};
