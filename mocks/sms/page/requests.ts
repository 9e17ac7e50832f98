import { h } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { ProviderRequest } from '../../../contracts/inbox.ts';
import { table, time } from './parts.ts';
import { RequestDetails } from './phone.ts';
import { nameOf } from './verdicts.ts';
import type { ViewProps } from './view.ts';

const mostShown = 200;
const columns = ['Time', 'Request', 'Numbers', 'Verdict', 'More'];

/** Both lists, each request once, the newest that are shown. */
const joined = (before: readonly ProviderRequest[], after: readonly ProviderRequest[]): ProviderRequest[] =>
  [...new Map([...before, ...after].map((request) => [request.requestId, request])).values()].slice(-mostShown);

/** Every request to the provider, accepted or not, with its verdicts below it when it is opened. */
export const RequestsView = ({ api, rules, following }: ViewProps) => {
  const [requests, setRequests] = useState<readonly ProviderRequest[]>([]);
  const [opened, setOpened] = useState<string>();
  useEffect(() => {
    // Those that came live meanwhile may not be in the answer.
    const join = (held: readonly ProviderRequest[]): void => setRequests((live) => joined(held, live));
    api.requests().then(join, () => undefined);
  }, [api]);
  useEffect(() => setRequests((before) => joined(before, following.requests)), [following.requests]);

  const rowsOf = (request: ProviderRequest) => {
    const { requestId, receivedAt, phoneNumbers, verdict } = request;
    const isOpen = opened === requestId;
    const more = phoneNumbers.length > 3 ? ` and ${phoneNumbers.length - 3} more` : '';
    const onClick = (): void => setOpened(isOpen ? undefined : requestId);
    return [
      h(
        'tr',
        { key: requestId },
        h('td', {}, time(receivedAt)),
        h('td', {}, nameOf(request)),
        h('td', {}, `${phoneNumbers.slice(0, 3).join(', ')}${more}`),
        h('td', { class: `verdict ${verdict === 'Ok' ? 'held' : 'broken'}` }, verdict),
        h('td', {}, h('button', { type: 'button', 'aria-expanded': isOpen, onClick }, isOpen ? 'Hide' : 'Show')),
      ),
      isOpen &&
        h(
          'tr',
          { key: `${requestId} opened` },
          h('td', { colSpan: columns.length }, h(RequestDetails, { api, rules, requestId })),
        ),
    ];
  };
  const nothing = h('p', { class: 'dim' }, 'No request yet. Those that come are shown here at once.');
  return h(
    'div',
    { class: 'wide' },
    table('Requests', columns, requests.toReversed().flatMap(rowsOf)),
    requests.length === 0 && nothing,
  );
};
