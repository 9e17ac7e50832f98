import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { InboxMessage } from '../../../contracts/inbox.ts';
import { linkTo } from './address.ts';
import type { ViewProps } from './follow.ts';
import { MessageList } from './list.tsx';
import { Button, Dim, Field, Submit } from './parts.tsx';
import { copy, Phone } from './phone.tsx';
import { RequestDetails } from './verdicts.tsx';

const counted = (count: number): string => `${count} ${count === 1 ? 'message' : 'messages'}`;

/** The message that is read. It stays while others come; one that was taken out makes room for the newest. */
const useReading = ({ address: { message: wanted }, go, filter, following: { shown } }: ViewProps) => {
  const [reading, setReading] = useState<InboxMessage>();
  const readWith = useRef(filter);
  const { messages, oldest, loading } = shown;
  const isHeld = ({ id, requestId }: InboxMessage): boolean =>
    wanted ? id === wanted : id === reading?.id && requestId === reading.requestId;
  const at = messages.findIndex(isHeld);
  /** It had to go to make room, and is read on. */
  const evicted = at < 0 && reading !== undefined && Number(reading.id) < Number(oldest);

  useLayoutEffect(() => {
    const mayCome = loading && (wanted || reading);
    if (shown.filter !== filter || (at < 0 && (mayCome || (evicted && readWith.current === filter)))) {
      return;
    }
    readWith.current = filter;
    const linked = wanted && wanted !== reading?.id;
    setReading(messages[at] ?? (linked ? undefined : messages[0]));
    if (at < 0 && wanted && !linked) {
      go({ message: undefined });
    }
  }, [shown, filter, wanted]);
  return { reading, at, evicted };
};

/** Messages as they come: a list to choose from, the phone, and the request behind the chosen one. */
export const MessagesView = (view: ViewProps) => {
  const { api, rules, address, go, filter, following, attempt } = view;
  const { fields } = view.provider;
  const { messages, held, evicted: gone, errors, ...shown } = following.shown;
  const { reading, at, evicted } = useReading(view);
  const [asked, setAsked] = useState(messages);
  const dialog = useRef<HTMLDialogElement>(null);
  const busy = shown.loading || shown.filter !== filter;

  const choose = (message: InboxMessage | undefined): void => go({ message: message?.id });
  const copyCode = (): void => {
    const output = document.querySelector('output');
    output && attempt(copy(output).then(() => `copied ${output.textContent}`));
  };
  const remove = ({ id, phoneNumber }: InboxMessage): void => {
    choose(messages[at + 1] ?? messages[at - 1]);
    attempt(api.delete(id).then(() => `deleted the message to ${phoneNumber}`));
  };
  const ask = (): void => {
    setAsked(messages);
    dialog.current?.showModal();
  };
  /** Clears what was shown when it was asked, and nothing that came since. */
  const clear = (): void => {
    const range = { after: String(Number(asked.at(-1)?.id) - 1), until: asked[0]?.id ?? '0' };
    attempt(api.clear({ ...shown.filter, ...range }).then(() => `cleared ${counted(asked.length)}`));
  };
  useLayoutEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const { key, target, ctrlKey, metaKey, altKey } = event;
      const typing = target instanceof HTMLInputElement || target instanceof HTMLSelectElement;
      if (typing || ctrlKey || metaKey || altKey || dialog.current?.open) {
        return;
      }
      const next = key === 'j' ? messages[at + 1] : key === 'k' ? messages[at - 1] : undefined;
      if (next) {
        choose(next);
      } else if (key === 'c') {
        copyCode();
      } else if (key === '/') {
        event.preventDefault();
        document.querySelector('input')?.focus();
      }
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  });

  const part = (label: string, name: string, maxLength: number) => (
    <Field
      {...{ label, name, maxLength, error: errors[name], value: address[name] ?? '' }}
      onInput={({ currentTarget: { value } }) => go({ [name]: value })}
    />
  );
  const nothing = address.message
    ? `Message ${address.message} is not here.`
    : messages.length === held
      ? 'No message yet. One that comes is shown here at once.'
      : 'No message matches the filter.';
  return (
    <>
      <form class="filters" aria-label="Filters" onSubmit={(event) => event.preventDefault()}>
        {part('Number', 'phone', 30)}
        {part('Template', 'template', 40)}
        {part('Text', 'text', 200)}
        <Button disabled={busy || messages.length === 0} onClick={ask}>
          Clear these
        </Button>
      </form>
      <dialog ref={dialog} aria-label="Clear">
        <p>{`Clear ${counted(asked.length)}? They cannot be brought back.`}</p>
        <form method="dialog" onSubmit={clear}>
          <Submit>{`Clear ${counted(asked.length)}`}</Submit>
          <Button onClick={() => dialog.current?.close()}>Keep</Button>
        </form>
      </dialog>
      <div class="messages">
        <div>
          <MessageList {...{ messages, chosen: reading, choose, busy }} />
          <Dim>
            {messages.length !== held && `${messages.length} shown of `}
            {`${held} held${gone > 0 ? `, ${gone} gone to make room` : ''}`}
          </Dim>
          <Dim>Keys: j and k move, c copies the code, / filters</Dim>
        </div>
        <section class="phone" aria-label="Phone">
          {reading ? (
            <>
              <Phone {...{ ...reading, fields }} copyButton={<Button onClick={copyCode}>Copy code</Button>} />
              <div class="actions">
                <a href={linkTo({ namespace: address.namespace, message: reading.id })}>Link to this message</a>
                {evicted ? 'gone from the inbox to make room' : <Button onClick={() => remove(reading)}>Delete</Button>}
              </div>
            </>
          ) : (
            <Dim>{nothing}</Dim>
          )}
        </section>
        <div>{reading && <RequestDetails {...{ api, rules, ...reading }} />}</div>
      </div>
    </>
  );
};
