import type { Api } from './api.ts';
import { h } from './dom.ts';
import type { View } from './view.ts';

const shown = (value: unknown): string =>
  value === null ? 'off' : typeof value === 'object' ? JSON.stringify(value) : String(value);

/** Quotas, signatures and templates of the account. */
export const accountView = (api: Api): View => {
  const element = h('div', {});
  const load = async (): Promise<void> => {
    const { account, billed } = await api.account();
    const limits = Object.entries(account.limits).map(([name, value]) =>
      h('tr', {}, h('th', { scope: 'row' }, name), h('td', {}, shown(value))),
    );
    const templates = account.templates.map(({ templateId, type, scope, text }) =>
      h(
        'tr',
        {},
        h('th', { scope: 'row' }, templateId),
        h('td', {}, `${type}, ${scope}`),
        h('td', { lang: 'zh-CN' }, text),
      ),
    );
    element.replaceChildren(
      h(
        'p',
        {},
        `Billed so far: ${billed}. Balance: ${account.balance === null ? 'without end' : account.balance - billed}.`,
      ),
      h('p', { lang: 'zh-CN' }, `Signatures: ${account.signatures.map(({ text }) => text).join('、')}`),
      h('h2', {}, 'Limits'),
      h('table', { 'aria-label': 'Limits' }, h('tbody', {}, ...limits)),
      h('h2', {}, 'Templates'),
      h('table', { 'aria-label': 'Templates' }, h('tbody', {}, ...templates)),
    );
  };
  return { name: 'Account', element, load };
};
