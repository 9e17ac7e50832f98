import { hasDefect } from '../defects.ts';
import { type Child, h } from '../dom.ts';
import { t } from '../language.ts';
import { button } from '../parts/button.ts';
import { type BoxName, codeBoxes } from '../parts/code-boxes.ts';
import { resendLine } from '../parts/resend-line.ts';
import { showToast } from '../parts/toast.ts';
import { stored } from '../session.ts';
import { type FailureHandlers, handleFailure } from './failures.ts';

interface CodeFormOptions {
  readonly boxes?: BoxName;
  /** Has the code judged, and leaves the page. */
  readonly verify: (verificationId: string, code: string) => Promise<void>;
  /** Has another code sent: the id of its verification. */
  readonly resend: () => Promise<string>;
  /** What to do about failures beside a wrong code and one that is too old. */
  readonly failures: (verificationId: string) => FailureHandlers;
  /** Whether the digits of a refused code stay where they are. */
  readonly keepsRefused: boolean;
  /** Aborts when the page is left. */
  readonly signal: AbortSignal;
}

/** Six boxes, the line that sends again and the button, with what stands above it; and the box to begin with. */
export const codeForm = (options: CodeFormOptions, ...children: readonly Child[]) => {
  let verifying = false;
  const showError: FailureHandlers[string] = ({ message }) => boxes.showError(message);
  const verify = async (code: string) => {
    const verificationId = stored.verificationId.get() ?? '';
    try {
      await options.verify(verificationId, code);
    } catch (failure) {
      if (!options.keepsRefused) {
        boxes.clear();
      }
      await handleFailure(failure, {
        ...options.failures(verificationId),
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

  const boxes = codeBoxes((code) => void complete(code), options.boxes);
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
      const verificationId = await options.resend();
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
    resendLine(resend, options.signal),
    ...children,
    submit,
  );
  return { element, focus: boxes.element.querySelector('input') ?? element };
};
