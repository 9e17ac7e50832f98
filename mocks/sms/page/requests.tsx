import { useEffect, useState } from 'preact/hooks';
import type { ProviderRequest } from '../../../contracts/inbox.ts';
import type { ViewProps } from './follow.ts';
import { Button, Dim, Row, Table, time } from './parts.tsx';
import { nameOf, RequestDetails } from './verdicts.tsx';

const mostShown = 200;
const columns = ['Time', 'Request', 'Numbers', 'Verdict', 'More'];

/** Both lists, each request once, the newest that are shown. */
const joined = (before: readonly ProviderRequest[], after: readonly ProviderRequest[]) =>
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
    const attributes = { 'aria-expanded': isOpen, onClick: () => setOpened(isOpen ? undefined : requestId) };
    const cells = [
      time(receivedAt),
      nameOf(request),
      `${phoneNumbers.slice(0, 3).join(', ')}${more}`,
      <span class={verdict === 'Ok' ? 'held' : 'broken'}>{verdict}</span>,
      <Button {...attributes}>{isOpen ? 'Hide' : 'Show'}</Button>,
    ];
    const details = isOpen && (
      <tr key={`${requestId} opened`}>
        <td colSpan={columns.length}>
          <RequestDetails {...{ api, rules, requestId }} />
        </td>
      </tr>
    );
    return [<Row key={requestId} cells={cells} />, details];
  };
  return (
    <div class="wide">
      <Table label="Requests" columns={columns}>
        {requests.toReversed().flatMap(rowsOf)}
      </Table>
      {requests.length === 0 && <Dim>No request yet. Those that come are shown here at once.</Dim>}
    </div>
  );
};
