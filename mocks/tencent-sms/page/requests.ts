import type { Api, RequestView, RuleView } from './api.ts';
import { h, time } from './dom.ts';
import { requestCard } from './verdicts.ts';
import type { View } from './view.ts';

/** Every request to the provider, accepted or not. */
export const requestsView = (api: Api, rules: readonly RuleView[]): View => {
  let requests: RequestView[] = [];
  const body = h('tbody', {});
  const detail = h('div', {});
  const draw = (): void => {
    body.replaceChildren(
      ...[...requests]
        .reverse()
        .map((request) =>
          h(
            'tr',
            {},
            h('td', {}, time(request.receivedAt)),
            h('td', {}, request.action ?? '–'),
            h('td', {}, request.phoneNumbers.slice(0, 3).join(', ')),
            h('td', { class: request.verdict === 'Ok' ? 'held' : 'broken' }, request.verdict),
            h(
              'td',
              {},
              h('button', { type: 'button', click: () => detail.replaceChildren(requestCard(rules, request)) }, 'Show'),
            ),
          ),
        ),
    );
  };
  const head = ['Time', 'Action', 'Numbers', 'Verdict', 'More'].map((title) => h('th', { scope: 'col' }, title));
  return {
    name: 'Requests',
    element: h('div', {}, h('table', { 'aria-label': 'Requests' }, h('thead', {}, h('tr', {}, ...head)), body), detail),
    async load() {
      requests = await api.requests();
      draw();
    },
    request(request) {
      requests = [...requests, request].slice(-200);
      draw();
    },
  };
};
