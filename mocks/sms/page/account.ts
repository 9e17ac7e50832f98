import type { LimitField } from '../support/provider-view.ts';
import type { AccountView, Api } from './api.ts';
import { h } from './dom.ts';
import { quotasForm } from './quotas.ts';
import type { View } from './view.ts';

const isSet = (value: unknown): boolean => value != null && JSON.stringify(value) !== '{}';

/** Limits that the form has no field for. */
const others = ({ account }: AccountView, limits: readonly LimitField[]): string => {
  const known = limits
    .filter(({ name, isCompound }) => isCompound && isSet(account.limits[name]))
    .map(({ name, label }) => `${label} ${JSON.stringify(account.limits[name])}`);
  return known.length > 0 ? `Besides: ${known.join(', ')}.` : '';
};

const templatesTable = ({ account: { templates } }: AccountView): HTMLElement =>
  h(
    'table',
    { 'aria-label': 'Templates' },
    h('thead', {}, h('tr', {}, ...['Id', 'For', 'Text'].map((title) => h('th', { scope: 'col' }, title)))),
    h(
      'tbody',
      {},
      ...templates.map(({ templateId, type, scope, text }) =>
        h(
          'tr',
          {},
          h('th', { scope: 'row' }, templateId),
          h('td', {}, `${type}, ${scope}`),
          h('td', { lang: 'zh-CN' }, text),
        ),
      ),
    ),
  );

/** Quotas, to see and to set, with signatures and templates of the account. */
export const accountView = (api: Api, limits: readonly LimitField[], announce: (text: string) => void): View => {
  const element = h('div', { class: 'account' });
  const draw = (view: AccountView): void => {
    const { account, billed, left } = view;
    element.replaceChildren(
      h('p', {}, `Billed so far: ${billed}. Balance: ${left ?? 'without end'}. ${others(view, limits)}`),
      h('h2', {}, 'Quotas'),
      quotasForm(view, limits, set),
      h('h2', {}, 'Signatures'),
      h('p', { lang: 'zh-CN' }, account.signatures.map(({ text }) => `【${text}】`).join(' ')),
      h('h2', {}, 'Templates'),
      templatesTable(view),
    );
  };
  const set = async (quotas: unknown): Promise<void> => {
    try {
      draw(await api.setQuotas(quotas));
      announce('quotas are set');
    } catch (error) {
      announce(error instanceof Error ? error.message : 'the quotas were refused');
    }
  };
  return {
    name: 'Account',
    element,
    async load() {
      draw(await api.account());
    },
  };
};
