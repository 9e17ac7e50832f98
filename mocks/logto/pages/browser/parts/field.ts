import { hasDefect } from '../defects.ts';
import { div, h } from '../dom.ts';

interface FieldOptions {
  readonly input: HTMLInputElement;
  readonly label: string;
  readonly prefix?: HTMLElement;
  readonly suffix?: HTMLElement;
  /** The message to show for what is typed, if it is not good. */
  readonly check: () => string | undefined;
}

export type Field = ReturnType<typeof field>;

export const alertText = (message: string): HTMLElement => h('div', { role: 'alert', class: 'alert' }, message);

/**
 * A text field in a notched border. Its label names the input, unlike Logto's, whose inputs have no accessible name: a
 * locator by name works here only.
 */
export const field = ({ input, label, prefix, suffix, check }: FieldOptions) => {
  if (!hasDefect('inputs-without-names')) {
    input.setAttribute('aria-label', label);
  }
  const frame = div(
    'frame',
    div('frame-content', prefix, input, suffix),
    h('fieldset', {}, h('legend', {}, h('span', {}, label))),
    h('label', {}, label),
  );
  const element = div('field', frame);

  const show = (message: string | undefined): boolean => {
    element.querySelector('[role=alert]')?.remove();
    frame.classList.toggle('danger', message !== undefined);
    if (input.hasAttribute('aria-invalid')) {
      input.setAttribute('aria-invalid', String(message !== undefined));
    }
    if (message !== undefined) {
      element.append(alertText(message));
    }
    return message === undefined;
  };
  const settle = () => {
    const filled = input.value !== '';
    frame.classList.toggle('filled', filled);
    frame.classList.toggle('active', prefix !== undefined || filled || document.activeElement === input);
  };

  input.addEventListener('input', () => {
    settle();
    // Not on blur: a message that goes while the pointer is down moves the button away from under it.
    if (check() === undefined) {
      show(undefined);
    }
  });
  input.addEventListener('focus', settle);
  input.addEventListener('blur', settle);
  settle();

  let fromServer: HTMLElement | undefined;
  return {
    element,
    input,
    /** Shows under the field what the server has against it. */
    refuse(message: string) {
      fromServer = alertText(message);
      element.after(fromServer);
    },
    forgetRefusal: () => fromServer?.remove(),
    /** Whether what is typed is good. Shows the message and takes the focus if not. */
    check() {
      const good = show(check());
      if (!good) {
        input.focus();
      }
      return good;
    },
  };
};
