import { render } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { AccountView } from './account.tsx';
import { useAddress } from './address.ts';
import { openApi } from './api.ts';
import { FaultsView } from './faults.tsx';
import { useFollowing, type ViewProps } from './follow.ts';
import { MessagesView } from './messages.tsx';
import { RequestsView } from './requests.tsx';

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
  const { connection, shown } = following;
  const [about, setAbout] = useState<Pick<ViewProps, 'rules' | 'provider'>>();
  const [namespaces, setNamespaces] = useState<readonly string[]>([]);
  const [said, say] = useState('');

  const attempt = (work: Promise<string>): void => void work.then(say, (error: Error) => say(error.message));
  // Namespaces come and go with the runs that open them.
  const loadNamespaces = (): void => void api.namespaces().then(setNamespaces, () => undefined);
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
    loadNamespaces();
    Promise.all([api.rules(), api.provider()]).then(
      ([rules, provider]) => setAbout({ rules, provider }),
      () => undefined,
    );
  }, [api, connection]);

  const current = names.find((name) => name === address.view) ?? 'Messages';
  const onKeyDown = ({ key, currentTarget }: KeyboardEvent & { readonly currentTarget: HTMLElement }): void => {
    const step = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0;
    if (step) {
      const next = (names.indexOf(current) + step + names.length) % names.length;
      go({ view: names[next] });
      currentTarget.querySelectorAll('button')[next]?.focus();
    }
  };
  const View = views[current];
  return (
    <>
      <header>
        <h1>SMS inbox</h1>
        <label>
          {'Namespace '}
          <select
            value={namespace}
            onFocus={loadNamespaces}
            onChange={({ currentTarget: { value } }) => go({ namespace: value, message: undefined })}
          >
            {[...new Set([...namespaces, namespace])].map((name) => (
              <option>{name}</option>
            ))}
          </select>
        </label>
        <span id="said" aria-live="polite">
          {said}
        </span>
        <span id="state" role="status" data-connection={connection}>
          {connection === 'lost' ? 'connection lost, trying again' : connection}
        </span>
      </header>
      <div role="tablist" aria-label="Views" onKeyDown={onKeyDown}>
        {names.map((name) => (
          <button
            {...{ type: 'button', role: 'tab', 'aria-controls': 'view', 'aria-selected': name === current }}
            {...{ tabIndex: name === current ? 0 : -1, onClick: () => go({ view: name }) }}
          >
            {name}
          </button>
        ))}
      </div>
      <main>
        <div id="view" role="tabpanel" aria-label={current}>
          {about && <View key={namespace} {...{ ...about, api, address, go, filter, following, attempt }} />}
        </div>
      </main>
    </>
  );
};

render(<Page />, document.body);
