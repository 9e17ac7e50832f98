import type { RequestRecord, RuleCard } from '../../../contracts/inbox.ts';
import type { Api } from './api.ts';
import { h, time } from './dom.ts';
import { nameOf, requestCard } from './verdicts.ts';
import type { View } from './view.ts';

const mostShown = 200;
const columns = ['Time', 'Request', 'Numbers', 'Verdict', 'More'];

/** Both lists, each request once, the newest that are shown. */
const joined = (before: readonly RequestRecord[], after: readonly RequestRecord[]): RequestRecord[] =>
  [...new Map([...before, ...after].map((request) => [request.requestId, request])).values()].slice(-mostShown);

/** Every request to the provider, accepted or not, with its verdicts below it when it is opened. */
export const requestsView = (api: Api, rules: readonly RuleCard[]): View => {
  let requests: RequestRecord[] = [];
  /** Those that came live since the list was last asked for, which an answer on its way may not hold. */
  let since: RequestRecord[] = [];
  let opened: string | undefined;
  const body = h('tbody', {});
  const nothing = h('p', { class: 'dim' }, 'No request yet. Those that come are shown here at once.');

  const toggle = (requestId: string): void => {
    opened = opened === requestId ? undefined : requestId;
    draw();
    body.querySelector<HTMLElement>(`[data-request="${requestId}"]`)?.focus();
  };
  const rowsOf = (request: RequestRecord): HTMLElement[] => {
    const { requestId, receivedAt, phoneNumbers, verdict } = request;
    const isOpen = opened === requestId;
    const button = h(
      'button',
      {
        type: 'button',
        'aria-expanded': String(isOpen),
        'data-request': requestId,
        click: () => toggle(requestId),
      },
      isOpen ? 'Hide' : 'Show',
    );
    const more = phoneNumbers.length > 3 ? ` and ${phoneNumbers.length - 3} more` : '';
    const row = h(
      'tr',
      {},
      h('td', {}, time(receivedAt)),
      h('td', {}, nameOf(request)),
      h('td', {}, `${phoneNumbers.slice(0, 3).join(', ')}${more}`),
      h('td', { class: `verdict ${verdict === 'Ok' ? 'held' : 'broken'}` }, verdict),
      h('td', {}, button),
    );
    return isOpen
      ? [row, h('tr', {}, h('td', { colspan: String(columns.length) }, requestCard(rules, request)))]
      : [row];
  };
  const draw = (): void => {
    nothing.hidden = requests.length > 0;
    body.replaceChildren(...[...requests].reverse().flatMap(rowsOf));
  };
  const head = columns.map((title) => h('th', { scope: 'col' }, title));
  draw();
  return {
    name: 'Requests',
    element: h(
      'div',
      { class: 'wide' },
      h('table', { class: 'requests', 'aria-label': 'Requests' }, h('thead', {}, h('tr', {}, ...head)), body),
      nothing,
    ),
    async load() {
      since = [];
      requests = joined(await api.requests(), since);
      draw();
    },
    request(request) {
      since = joined(since, [request]);
      requests = joined(requests, [request]);
      draw();
    },
  };
};
