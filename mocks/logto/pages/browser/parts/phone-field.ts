import { hasDefect } from '../defects.ts';
import { h, icon, pressable } from '../dom.ts';
import { defaultCallingCode, t } from '../language.ts';
import { isValidPhone, parsePhone } from '../phone.ts';
import { openCountryList } from './country-list.ts';
import { field } from './field.ts';

interface PhoneFieldOptions {
  /** Digits with country code, or anything else that a `login_hint` may carry. */
  readonly value: string;
  readonly autocomplete: 'tel' | 'off';
}

/** The field for a phone number: country selector and national number. */
export const phoneField = ({ value, autocomplete }: PhoneFieldOptions) => {
  const given = parsePhone(value);
  let callingCode = given?.callingCode ?? defaultCallingCode;

  const code = h('span', {}, `+${callingCode}`);
  const choose = (chosen: string) => {
    callingCode = chosen;
    code.textContent = `+${chosen}`;
  };
  const selector = h(
    'div',
    {
      role: 'button',
      tabindex: hasDefect('keyboard-comes-to-buttons-only') ? -1 : 0,
      'aria-disabled': 'false',
      class: 'country',
      ...pressable(() => {
        openCountryList({
          anchor: input,
          current: callingCode,
          choose: (chosen) => {
            if (!hasDefect('country-list-chooses-nothing')) {
              choose(chosen);
            }
            input.focus();
          },
        });
      }, ['Enter']),
    },
    code,
    icon('M7 10l5 5 5-5'),
  );

  const input = h('input', { name: 'identifier', type: 'tel', inputmode: 'numeric', pattern: '[0-9]*', autocomplete });
  input.value = given?.national ?? value;
  /** What a fault makes of a paste: the text as it stands on the clipboard. */
  let untouched: string | undefined;
  input.addEventListener('paste', (event) => {
    if (hasDefect('pasted-number-taken-as-it-is')) {
      event.preventDefault();
      untouched = event.clipboardData?.getData('text');
      input.value = untouched ?? '';
    }
  });
  input.addEventListener('input', () => {
    const typed = input.value.trim();
    const whole = typed.startsWith('+') ? parsePhone(typed) : undefined;
    if (whole && !hasDefect('pasted-calling-code-dropped')) {
      choose(whole.callingCode);
    }
    // Typed key by key, a leading plus sign goes before there is a number to parse. Numbers are copied with blanks.
    const national = whole?.national ?? typed.replace(/^\+|\s/g, '');
    if (national !== input.value) {
      input.value = national;
    }
  });

  const clear = h(
    'button',
    {
      type: 'button',
      class: 'icon-button clear',
      'aria-label': t('action.clear'),
      mousedown: (event) => event.preventDefault(),
      click: () => {
        input.value = '';
        input.dispatchEvent(new Event('input'));
      },
    },
    icon('M6 6l12 12M18 6L6 18'),
  );

  /** Digits with country code; empty while nothing is typed. */
  const phone = () => (input.value === '' ? '' : `${callingCode}${untouched ?? input.value}`);
  const check = () => {
    if (phone() === '') {
      return t('error.phone-required');
    }
    return isValidPhone(phone()) ? undefined : t('error.phone-invalid');
  };
  return { ...field({ input, label: t('input.phone'), prefix: selector, suffix: clear, check }), value: phone };
};
