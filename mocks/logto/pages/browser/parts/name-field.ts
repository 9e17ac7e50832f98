import { h } from '../dom.ts';
import { t } from '../language.ts';
import { type Field, field } from './field.ts';

/** The field for a user name. */
export const nameField = (): Field => {
  const input = h('input', { name: 'identifier', type: 'text', autocomplete: 'off' });
  return field({
    input,
    label: t('input.username'),
    check: () => (input.value === '' ? t('error.username-required') : undefined),
  });
};
