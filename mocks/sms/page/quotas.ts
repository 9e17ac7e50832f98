import type { AccountView } from './api.ts';
import { h } from './dom.ts';

/** The limits that are one number each, as a person would name them. */
const limits = {
  sameContentIn30Seconds: 'Same text to a number in 30 s (1)',
  numberIn30Seconds: 'To a number in 30 s',
  numberInHour: 'To a number in an hour',
  numberInDay: 'To a number in a day',
  sameContentInDay: 'Same text to a number in a day',
  applicationInDay: 'By the application in a day',
  applicationMainlandInDay: 'By the application to the mainland in a day',
  applicationGlobalInDay: 'By the application abroad in a day',
  accountGlobalInDay: 'By the account abroad in a day',
  globalInSecond: 'Abroad in a second',
  requestsInSecond: 'Requests in a second',
} as const;

/** Limits of a new account, which the console sets (tencent-sms.md, section 5). */
const ofNewAccount: Readonly<Record<string, number>> = {
  sameContentIn30Seconds: 1,
  numberInDay: 10,
  accountGlobalInDay: 1000,
};

const written = (value: unknown): string => (typeof value === 'number' ? String(value) : '');

const numberIn = ({ value }: HTMLInputElement): number | null => (value === '' ? null : Number(value));

/**
 * A form with every quota of an account. What has no field of its own, such as limits by country, stays as it is.
 *
 * @param set is handed limits and balance; rejects where they make no sense
 */
export const quotasForm = (
  { account, left }: AccountView,
  set: (quotas: unknown) => Promise<void>,
): HTMLFormElement => {
  const fields = Object.entries(limits).map(([name, label]) => {
    const input = h('input', {
      name,
      type: 'number',
      min: '0',
      placeholder: 'off',
      value: written(account.limits[name]),
    });
    return { name, label, input };
  });
  const balance = h('input', {
    name: 'balance',
    type: 'number',
    min: '0',
    placeholder: 'no end',
    value: written(left),
  });
  const fill = (values: Readonly<Record<string, number>>) => (): void => {
    for (const { name, input } of fields) {
      input.value = written(values[name]);
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
      h('button', { type: 'button', click: fill(ofNewAccount) }, 'As in a new account'),
      h('button', { type: 'button', click: fill({}) }, 'All off'),
    ),
  );
};
