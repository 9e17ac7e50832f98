import { h, render } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { RuleCard } from '../../../contracts/inbox.ts';
import { AccountView } from './account.ts';
import { useAddress } from './address.ts';
import { openApi, type Provider } from './api.ts';
import { FaultsView } from './faults.ts';
import { useFollowing } from './follow.ts';
import { MessagesView } from './messages.ts';
import { RequestsView } from './requests.ts';

/** The inbox page: views behind tabs, kept up to date by server-sent events. */

const views = { Messages: MessagesView, Requests: RequestsView, Faults: FaultsView, Account: AccountView };
const names = ['Messages', 'Requests', 'Faults', 'Account'] as const;

const Page = () => {
  const [address, go] = useAddress();
  const { namespace = 'default', phone, template, text } = address;
  const api = useMemo(() => openApi(namespace), [namespace]);
  const filter = useMemo(
    () => ({ ...(phone && { phone }), ...(template && { template }), ...(text && { text }) }),
    [phone, template, text],
  );
  const following = useFollowing(api, filter);
  const { shown, connection, epoch } = following;
  const [about, setAbout] = useState<{ rules: readonly RuleCard[]; provider: Provider }>();
  const [namespaces, setNamespaces] = useState<readonly string[]>([]);
  const [said, say] = useState('');

  const attempt = (work: Promise<string>): void => void work.then(say, (error: Error) => say(error.message));
  // Namespaces come and go with the runs that open them.
  const onFocus = (): void => void api.namespaces().then(setNamespaces, () => undefined);
  const newest = shown.messages[0];
  /** The newest message that was told of: to clear it makes none before it new. */
  const told = useRef(0);
  useEffect(() => {
    document.title = `(${shown.messages.length}) SMS inbox`;
    if (Number(newest?.id) > told.current) {
      told.current = Number(newest?.id);
      say(`message to ${newest?.phoneNumber}`);
    }
  }, [shown.messages.length, newest]);
  useEffect(() => {
    onFocus();
    Promise.all([api.rules(), api.provider()]).then(
      ([rules, provider]) => setAbout({ rules, provider }),
      () => undefined,
    );
  }, [api, epoch]);

  const current = names.find((name) => name === address.view) ?? 'Messages';
  const onKeyDown = ({ key, currentTarget }: KeyboardEvent): void => {
    const step = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0;
    const next = (names.indexOf(current) + step + names.length) % names.length;
    if (step !== 0 && currentTarget instanceof HTMLElement) {
      go({ view: names[next] });
      currentTarget.querySelectorAll('button')[next]?.focus();
    }
  };
  const tab = (name: string) => {
    const isCurrent = name === current;
    const state = { 'aria-selected': isCurrent, tabIndex: isCurrent ? 0 : -1, onClick: () => go({ view: name }) };
    return h('button', { type: 'button', role: 'tab', 'aria-controls': 'view', ...state }, name);
  };
  const onChange = ({ currentTarget: { value } }: { readonly currentTarget: HTMLSelectElement }): void =>
    go({ namespace: value, message: undefined });
  const options = [...new Set([...namespaces, namespace])].map((name) => h('option', {}, name));
  const state = { id: 'state', role: 'status', 'data-connection': connection } as const;
  return [
    h(
      'header',
      {},
      h('h1', {}, 'SMS inbox'),
      h('label', {}, 'Namespace ', h('select', { value: namespace, onFocus, onChange }, ...options)),
      h('span', { id: 'said', 'aria-live': 'polite' }, said),
      h('span', state, connection === 'lost' ? 'connection lost, trying again' : connection),
    ),
    h('div', { role: 'tablist', 'aria-label': 'Views', onKeyDown }, ...names.map(tab)),
    h(
      'main',
      {},
      h(
        'div',
        { id: 'view', role: 'tabpanel', 'aria-label': current },
        about && h(views[current], { ...about, api, address, go, filter, following, attempt, key: namespace }),
      ),
    ),
  ];
};

render(h(Page, {}), document.body);
