import type { InteractionEvent } from '../../../../../contracts/experience.ts';
import { sendCode } from '../experience-api.ts';
import { navigate } from '../navigation.ts';
import { button, whileBusy } from '../parts/button.ts';
import { form } from '../parts/layout.ts';
import { phoneField } from '../parts/phone-field.ts';
import type { Terms } from '../parts/terms.ts';
import type { PhraseKey } from '../phrases.ts';
import { stored } from '../session.ts';
import { handleFailure } from './failures.ts';

const flowPaths: Record<InteractionEvent, string> = {
  SignIn: '/sign-in',
  Register: '/register',
  ForgotPassword: '/forgot-password',
};

/** Sends a code and goes on to the page that asks for it. */
export const sendCodeAndGoOn = async (
  event: InteractionEvent,
  phone: string,
  options: { readonly replace?: boolean; readonly onInvalid?: () => void } = {},
): Promise<void> => {
  try {
    stored.verificationId.set(await sendCode(event, phone));
  } catch (failure) {
    const { onInvalid } = options;
    await handleFailure(failure, onInvalid && { 'guard.invalid_input': onInvalid });
    return;
  }
  navigate(`${flowPaths[event]}/verification-code`, { replace: options.replace ?? false, search: location.search });
};

interface PhoneFormOptions {
  readonly event: InteractionEvent;
  readonly value: string;
  readonly autocomplete: 'tel' | 'off';
  readonly submitText: PhraseKey;
  readonly submitName?: string;
  readonly terms?: Terms;
  /** What to do instead of sending a code. */
  readonly instead?: (() => void) | undefined;
}

/** The form that asks for a phone number, and its input. */
export const phoneForm = (options: PhoneFormOptions) => {
  const { event, value, autocomplete, submitText, submitName, instead, terms } = options;
  const phone = phoneField({ value, autocomplete });
  const submit = button({ text: submitText, ...(submitName !== undefined && { name: submitName }) });

  const submitted = async () => {
    phone.forgetRefusal();
    if (!phone.check()) {
      return;
    }
    if (!((await terms?.mayGoOn()) ?? true)) {
      return;
    }
    (event === 'ForgotPassword' ? stored.forgotPhone : stored.phone).set(phone.value());
    if (instead) {
      instead();
      return;
    }
    await whileBusy(submit, () =>
      sendCodeAndGoOn(event, phone.value(), {
        // The literal key: Logto shows it untranslated when its server refuses a number that its page let pass.
        onInvalid: () => phone.refuse('invalid_phone'),
      }),
    );
  };
  return { element: form(submitted, phone.element, terms?.element, submit), input: phone.input };
};
