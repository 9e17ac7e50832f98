import type { InteractionEvent } from '../../../../../contracts/experience.ts';
import { addVerifiedPhone, resendCode } from '../experience-api.ts';
import { textAt } from '../json.ts';
import { t } from '../language.ts';
import { navigate } from '../navigation.ts';
import { button, whileBusy } from '../parts/button.ts';
import { form, type Page, secondaryPage } from '../parts/layout.ts';
import { phoneField } from '../parts/phone-field.ts';
import { formatPhone } from '../phone.ts';
import type { PhraseKey } from '../phrases.ts';
import { leaveFor, stored } from '../session.ts';
import { inform } from './after-code.ts';
import { codeForm } from './code-form.ts';
import { errorPage } from './error.ts';
import { handleFailure, onUnfinished } from './failures.ts';

type Event = Exclude<InteractionEvent, 'ForgotPassword'>;

const eventGiven = (): Event | undefined => {
  const event = textAt(history.state, 'interactionEvent');
  return event === 'SignIn' || event === 'Register' ? event : undefined;
};

interface NumberPageOptions {
  readonly title: PhraseKey;
  readonly description: PhraseKey;
  readonly event: Event;
  /** What the page of the code is told. */
  readonly state: object;
}

/** A number for the account that there is, or that is being made. */
const numberPage = ({ title, description, event, state }: NumberPageOptions): Page => {
  const phone = phoneField({ value: '', autocomplete: 'off' });
  const submit = button({ text: 'action.continue' });
  const send = async () => {
    try {
      stored.verificationId.set(await resendCode(event, phone.value()));
    } catch (failure) {
      await handleFailure(failure, { 'guard.invalid_input': () => phone.refuse('invalid_phone') });
      return;
    }
    stored.phone.set(phone.value());
    navigate('/continue/verification-code', { state });
  };
  const submitted = async () => {
    phone.forgetRefusal();
    if (phone.check()) {
      await whileBusy(submit, send);
    }
  };
  return secondaryPage(
    { title, description: t(description), focus: phone.input },
    form(() => void submitted(), phone.element, submit),
  );
};

/** `/continue/phone`: sign-up asks for a number beside what came first. */
export const continuePhonePage = (): Page => {
  const interactionEvent = eventGiven();
  return interactionEvent === undefined
    ? errorPage('error.no-session', 'flow state not found')
    : numberPage({
        title: 'title.link-phone',
        description: 'text.link-phone',
        event: interactionEvent,
        state: { interactionEvent },
      });
};

/** `/mfa-binding/PhoneVerificationCode`: a number for the second factor; the account is there already. */
export const enrolmentPage = (): Page =>
  numberPage({
    title: 'title.enrol-phone',
    description: 'text.enrol-phone',
    event: 'Register',
    state: { flow: 'mfa-binding' },
  });

/** `/continue/verification-code` */
export const continueCodePage = (signal: AbortSignal): Page => {
  const phone = stored.phone.get();
  if (phone === undefined) {
    return errorPage('error.no-session');
  }
  const event = eventGiven() ?? 'SignIn';
  const { element, focus } = codeForm({
    verify: async (verificationId, code) => leaveFor(await addVerifiedPhone(event, { phone, verificationId, code })),
    resend: () => resendCode(event, phone),
    failures: () => ({
      'user.phone_already_in_use': () => void inform(t('text.account-exists-alert', { phone: formatPhone(phone) })),
      ...onUnfinished(event, { replace: true }),
    }),
    keepsRefused: false,
    signal,
  });
  return secondaryPage(
    { title: 'title.code', description: t('text.code-sent', { phone: formatPhone(phone) }), focus },
    element,
  );
};
