import { accountView } from './account.ts';
import { openApi } from './api.ts';
import { byId, h } from './dom.ts';
import { faultsView } from './faults.ts';
import { messagesView } from './messages.ts';
import { requestsView } from './requests.ts';
import type { View } from './view.ts';

/** The inbox page: views behind tabs, kept up to date by server-sent events. */

const state = byId('state', HTMLElement);
const tabs = byId('tabs', HTMLElement);
const view = byId('view', HTMLElement);
const namespaces = byId('namespace', HTMLSelectElement);
let stop = (): void => undefined;
let current: View | undefined;

const announce = (text: string): void => {
  state.textContent = text;
};

const typing = (target: EventTarget | null): boolean =>
  target instanceof HTMLInputElement || target instanceof HTMLSelectElement;

const showTabs = (views: readonly View[]): void => {
  const buttons = views.map((each) =>
    h('button', { type: 'button', role: 'tab', click: () => void open(each) }, each.name),
  );
  const open = async (wanted: View): Promise<void> => {
    current = wanted;
    for (const [index, each] of views.entries()) {
      buttons[index]?.setAttribute('aria-selected', String(each === wanted));
      buttons[index]?.setAttribute('tabindex', each === wanted ? '0' : '-1');
    }
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

const start = async (namespace: string): Promise<void> => {
  stop();
  const api = openApi(namespace);
  const rules = await api.rules();
  const messages = messagesView(api, rules, announce);
  const views = [messages, requestsView(api, rules), faultsView(api, announce), accountView(api)];
  showTabs(views);
  const cursor = await messages.load();
  stop = api.listen(String(cursor), {
    message: (message) => messages.message?.(message),
    request: (request) => {
      if (current !== messages) {
        current?.request?.(request);
      }
    },
    state: announce,
  });
};

document.addEventListener('keydown', (event) => {
  if (!typing(event.target) && !event.ctrlKey && !event.metaKey && !event.altKey && current?.key?.(event.key)) {
    event.preventDefault();
  }
});

namespaces.addEventListener('change', () => void start(namespaces.value));
const names = await openApi('default').namespaces();
namespaces.replaceChildren(...names.map((name) => h('option', {}, name)));
await start('default');
