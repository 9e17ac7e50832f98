import { accountView } from './account.ts';
import { type Api, openApi } from './api.ts';
import { byId, h } from './dom.ts';
import { faultsView } from './faults.ts';
import { messagesView } from './messages.ts';
import { requestsView } from './requests.ts';
import type { View } from './view.ts';

/** The inbox page: views behind tabs, kept up to date by server-sent events. */

const state = byId('state', HTMLElement);
const said = byId('said', HTMLElement);
const tabs = byId('tabs', HTMLElement);
const view = byId('view', HTMLElement);
const namespaces = byId('namespace', HTMLSelectElement);
/** Milliseconds after which a lost connection is tried anew. */
const retryAfter = 1000;
let stop = (): void => undefined;
let current: View | undefined;

const announce = (text: string): void => {
  said.textContent = text;
};

const show = (connection: 'live' | 'connecting' | 'lost'): void => {
  state.dataset.connection = connection;
  state.textContent = connection === 'lost' ? 'connection lost, trying again' : connection;
};

const typing = (target: EventTarget | null): boolean =>
  target instanceof HTMLInputElement || target instanceof HTMLSelectElement;

const showTabs = (views: readonly View[]): void => {
  const buttons = views.map((each) =>
    h('button', { type: 'button', role: 'tab', 'aria-controls': 'view', click: () => void open(each) }, each.name),
  );
  const open = async (wanted: View): Promise<void> => {
    current = wanted;
    for (const [index, each] of views.entries()) {
      buttons[index]?.setAttribute('aria-selected', String(each === wanted));
      buttons[index]?.setAttribute('tabindex', each === wanted ? '0' : '-1');
    }
    view.setAttribute('aria-label', wanted.name);
    view.replaceChildren(wanted.element);
    if (wanted !== views[0]) {
      await wanted.load();
    }
  };
  tabs.replaceChildren(...buttons);
  tabs.onkeydown = ({ key }) => {
    const step = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0;
    const at = current ? views.indexOf(current) : 0;
    const next = (at + step + views.length) % views.length;
    if (step !== 0) {
      buttons[next]?.focus();
      buttons[next]?.click();
    }
  };
  buttons[0]?.click();
};

/** Loads the messages and follows those that come, again and again while the connection is lost. */
const follow = (api: Api, messages: View): void => {
  let timer: number | undefined;
  let unlisten = (): void => undefined;
  let over = false;
  const lost = (): void => {
    show('lost');
    timer = window.setTimeout(() => void connect(), retryAfter);
  };
  const connect = async (): Promise<void> => {
    try {
      const cursor = await messages.load();
      if (current !== messages) {
        await current?.load();
      }
      if (over) {
        return;
      }
      unlisten = api.listen(String(cursor), {
        message: (message) => messages.message?.(message),
        request: (request) => current?.request?.(request),
        open: () => show('live'),
        lost,
      });
    } catch {
      lost();
    }
  };
  stop = () => {
    over = true;
    window.clearTimeout(timer);
    unlisten();
  };
  void connect();
};

const start = async (namespace: string): Promise<void> => {
  stop();
  show('connecting');
  const api = openApi(namespace);
  const [rules, { effects, limits }] = await Promise.all([api.rules(), api.provider()]);
  const messages = messagesView(api, rules, announce);
  showTabs([
    messages,
    requestsView(api, rules),
    faultsView(api, effects, announce),
    accountView(api, limits, announce),
  ]);
  follow(api, messages);
};

/** Namespaces come and go with the runs that open them. */
const listNamespaces = async (): Promise<void> => {
  const names = await openApi('default').namespaces();
  const chosen = namespaces.value;
  namespaces.replaceChildren(...names.map((name) => h('option', { selected: name === chosen }, name)));
};

document.addEventListener('keydown', (event) => {
  if (!typing(event.target) && !event.ctrlKey && !event.metaKey && !event.altKey && current?.key?.(event.key)) {
    event.preventDefault();
  }
});

namespaces.addEventListener('change', () => void start(namespaces.value));
namespaces.addEventListener('focus', () => void listNamespaces());
await listNamespaces();
await start('default');
