import { h } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { LimitField } from '../support/provider-view.ts';
import type { AccountView as View } from './api.ts';
import { button, field, langOf, row, submitButton, table, useForm } from './parts.ts';
import type { ViewProps } from './view.ts';

const isSet = (value: unknown): boolean => value != null && JSON.stringify(value) !== '{}';

const written = (value: unknown): string => (typeof value === 'number' ? String(value) : '');

const numberIn = (value: string): number | null => (value === '' ? null : Number(value));

/** Limits that the form has no field for. */
const others = ({ account }: View, limits: readonly LimitField[]): string => {
  const known = limits
    .filter(({ name, isCompound }) => isCompound && isSet(account.limits[name]))
    .map(({ name, label }) => `${label} ${JSON.stringify(account.limits[name])}`);
  return known.length > 0 ? `Besides: ${known.join(', ')}.` : '';
};

/** Quotas, to see and to set, with signatures and templates. What has no field of its own stays as it is. */
export const AccountView = ({ api, provider: { limits }, attempt }: ViewProps) => {
  const [view, setView] = useState<View>();
  const { form, errors, send, entered } = useForm(attempt);
  useEffect(
    () =>
      attempt(
        api
          .account()
          .then(setView)
          .then(() => ''),
      ),
    [api],
  );
  if (!view) {
    return null;
  }
  const { account, billed, left } = view;
  const fields = limits.filter(({ isCompound }) => !isCompound);
  const onSubmit = (event: Event): void => {
    event.preventDefault();
    const chosen = Object.fromEntries(fields.map(({ name }) => [name, numberIn(entered(name))]));
    const quotas = { limits: { ...account.limits, ...chosen }, balance: numberIn(entered('balance')) };
    send(api.setQuotas(quotas).then(setView), 'quotas are set');
  };
  const fill = (pick: (limit: LimitField) => unknown) => (): void => {
    for (const limit of fields) {
      const input = form.current?.elements.namedItem(limit.name);
      if (input instanceof HTMLInputElement) {
        input.value = written(pick(limit));
      }
    }
  };
  const number = (name: string, value: unknown, placeholder: string) =>
    ({ name, type: 'number', placeholder, defaultValue: written(value) }) as const;
  return h(
    'div',
    {},
    h('p', {}, `Billed so far: ${billed}. Balance: ${left ?? 'without end'}. ${others(view, limits)}`),
    h('h2', {}, 'Quotas'),
    h(
      'form',
      { class: 'quotas', 'aria-label': 'Quotas', noValidate: true, ref: form, onSubmit },
      ...fields.map(({ name, label }) =>
        field(label, errors[`limits.${name}`], number(name, account.limits[name], 'off')),
      ),
      field('Messages left', errors.balance, number('balance', left, 'no end')),
      h(
        'div',
        { class: 'actions' },
        submitButton('Set quotas'),
        button(
          'As in a new account',
          fill(({ ofNewAccount }) => ofNewAccount),
        ),
        button(
          'All off',
          fill(() => null),
        ),
      ),
    ),
    h('h2', {}, 'Signatures'),
    h('p', { lang: 'zh-CN' }, account.signatures.map(({ text }) => `【${text}】`).join(' ')),
    h('h2', {}, 'Templates'),
    table(
      'Templates',
      ['Id', 'For', 'Text'],
      account.templates.map(({ templateId, type, scope, text }) =>
        row(templateId, `${type}, ${scope}`, h('span', { lang: langOf(text) }, text)),
      ),
    ),
  );
};
