import { h, icon } from '../dom.ts';
import { t } from '../language.ts';
import { type Field, field } from './field.ts';

const eye = 'M2 12c4-8 16-8 20 0c-4 8-16 8-20 0M12 9a3 3 0 1 0 0 6a3 3 0 1 0 0-6';
const closedEye = `${eye}M4 4l16 16`;

interface PasswordFieldOptions {
  readonly name: 'password' | 'newPassword' | 'confirmPassword';
  /** Refuses what is typed; without it, only an empty password is refused. */
  readonly check?: (value: string) => string | undefined;
}

/** A password field with a button that shows what is typed. */
export const passwordField = ({ name, check }: PasswordFieldOptions): Field => {
  const input = h('input', {
    name,
    type: 'password',
    autocomplete: name === 'password' ? 'current-password' : 'new-password',
    'aria-invalid': name === 'password' ? undefined : 'false',
  });
  const toggle = h(
    'button',
    {
      type: 'button',
      class: 'icon-button',
      'aria-label': t('action.show-password'),
      mousedown: (event) => {
        event.preventDefault();
        input.type = input.type === 'password' ? 'text' : 'password';
        toggle.replaceChildren(icon(input.type === 'password' ? closedEye : eye));
      },
    },
    icon(closedEye),
  );
  const required = (value: string) => (value === '' ? t('error.password-required') : undefined);
  return field({
    input,
    label: t(name === 'confirmPassword' ? 'input.confirm-password' : 'input.password'),
    suffix: toggle,
    check: () => (check ?? required)(input.value),
  });
};
