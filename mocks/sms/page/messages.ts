import { h } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { InboxMessage } from '../../../contracts/inbox.ts';
import { linkTo } from './address.ts';
import { MessageList } from './list.ts';
import { button, field, submitButton } from './parts.ts';
import { copy, phoneOf, RequestDetails } from './phone.ts';
import type { ViewProps } from './view.ts';

const counted = (count: number): string => `${count} ${count === 1 ? 'message' : 'messages'}`;

/** The message that is read. It stays while others come; one that was taken out makes room for the newest. */
const useReading = ({ address, go, filter, following: { shown } }: ViewProps) => {
  const [reading, setReading] = useState<InboxMessage>();
  const readWith = useRef(filter);
  const { messages, oldest, loading } = shown;
  const { message: wanted } = address;
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
  const { api, rules, provider, address, go, filter, following, attempt } = view;
  const { messages, held, evicted: gone, errors, ...shown } = following.shown;
  const { reading, at, evicted } = useReading(view);
  const [asked, setAsked] = useState<typeof messages>([]);
  const filters = useRef<HTMLFormElement>(null);
  const phone = useRef<HTMLElement>(null);
  const dialog = useRef<HTMLDialogElement>(null);
  const busy = shown.loading || shown.filter !== filter;

  const choose = (message: InboxMessage | undefined): void => go({ message: message?.id });
  const copyCode = (): void => {
    const output = phone.current?.querySelector('output');
    output && attempt(copy(output).then(() => `copied ${output.textContent}`));
  };
  const remove = (message: InboxMessage) => (): void => {
    choose(messages[at + 1] ?? messages[at - 1]);
    attempt(api.delete(message.id).then(() => `deleted the message to ${message.phoneNumber}`));
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
        filters.current?.querySelector('input')?.focus();
      }
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  });

  const part = (label: string, name: string, maxLength: number) =>
    field(label, errors[name], {
      ...{ name, maxLength, value: address[name] ?? '' },
      onInput: ({ currentTarget: { value } }) => go({ [name]: value }),
    });
  const nothing = address.message
    ? `Message ${address.message} is not here.`
    : messages.length === held
      ? 'No message yet. One that comes is shown here at once.'
      : 'No message matches the filter.';
  const link = linkTo({ namespace: address.namespace, message: reading?.id });
  const { fields } = provider;
  return h(
    'div',
    {},
    h(
      'form',
      { class: 'filters', 'aria-label': 'Filters', ref: filters, onSubmit: (event: Event) => event.preventDefault() },
      part('Number', 'phone', 30),
      part('Template', 'template', 40),
      part('Text', 'text', 200),
      h('button', { type: 'button', disabled: busy || messages.length === 0, onClick: ask }, 'Clear these'),
    ),
    h(
      'dialog',
      { ref: dialog, 'aria-label': 'Clear' },
      h('p', {}, `Clear ${counted(asked.length)}? They cannot be brought back.`),
      h(
        'form',
        { method: 'dialog', onSubmit: clear },
        submitButton(`Clear ${counted(asked.length)}`),
        button('Keep', () => dialog.current?.close()),
      ),
    ),
    h(
      'div',
      { class: 'messages' },
      h(
        'div',
        {},
        h(MessageList, { messages, chosen: reading, choose, busy }),
        h(
          'p',
          { class: 'dim' },
          messages.length === held ? '' : `${messages.length} shown of `,
          `${held} held${gone > 0 ? `, ${gone} gone to make room` : ''}`,
        ),
        h('p', { class: 'dim' }, 'Keys: j and k move, c copies the code, / filters'),
      ),
      h(
        'section',
        { class: 'phone', 'aria-label': 'Phone', ref: phone },
        reading
          ? phoneOf({ message: reading, fields, link, evicted, copyCode, remove: remove(reading) })
          : h('p', { class: 'dim' }, nothing),
      ),
      h('div', {}, reading && h(RequestDetails, { api, rules, ...reading })),
    ),
  );
};
