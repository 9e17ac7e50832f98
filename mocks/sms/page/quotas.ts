import type { LimitField } from '../support/provider-view.ts';
import type { AccountView } from './api.ts';
import { h } from './dom.ts';

const written = (value: unknown): string => (typeof value === 'number' ? String(value) : '');

const numberIn = ({ value }: HTMLInputElement): number | null => (value === '' ? null : Number(value));

/**
 * A form with every quota of an account. What has no field of its own, such as limits by country, stays as it is.
 *
 * @param set is handed limits and balance; rejects where they make no sense
 */
export const quotasForm = (
  { account, left }: AccountView,
  limits: readonly LimitField[],
  set: (quotas: unknown) => Promise<void>,
): HTMLFormElement => {
  const numbers = limits.filter(({ isCompound }) => !isCompound);
  const fields = numbers.map(({ name, label, ofNewAccount }) => {
    const input = h('input', {
      name,
      type: 'number',
      min: '0',
      placeholder: 'off',
      value: written(account.limits[name]),
    });
    return { name, label, ofNewAccount, input };
  });
  const balance = h('input', {
    name: 'balance',
    type: 'number',
    min: '0',
    placeholder: 'no end',
    value: written(left),
  });
  const fill = (pick: (limit: { ofNewAccount?: number | undefined }) => unknown) => (): void => {
    for (const { input, ...limit } of fields) {
      input.value = written(pick(limit));
    }
  };
  const submit = (event: Event): void => {
    event.preventDefault();
    const chosen = Object.fromEntries(fields.map(({ name, input }) => [name, numberIn(input)]));
    void set({ limits: { ...account.limits, ...chosen }, balance: numberIn(balance) });
  };
  return h(
    'form',
    { class: 'quotas', 'aria-label': 'Quotas', submit },
    ...fields.map(({ label, input }) => h('label', {}, label, input)),
    h('label', {}, 'Messages left', balance),
    h(
      'div',
      { class: 'actions' },
      h('button', { type: 'submit', class: 'main' }, 'Set quotas'),
      h('button', { type: 'button', click: fill(({ ofNewAccount }) => ofNewAccount) }, 'As in a new account'),
      h('button', { type: 'button', click: fill(() => null) }, 'All off'),
    ),
  );
};
