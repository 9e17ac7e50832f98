import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { InboxMessage } from '../../../contracts/inbox.ts';
import { langOf, time } from './parts.tsx';

/** Pixels of a row, which page.css gives it too. */
const rowHeight = 78;
/** Rows that are built beyond those in sight. */
const beyond = 5;

interface ListProps {
  readonly messages: readonly InboxMessage[];
  readonly chosen: InboxMessage | undefined;
  choose(message: InboxMessage): void;
  readonly busy: boolean;
}

/**
 * A list of any length that builds only the rows in sight. What is in sight stays there when others come above it, and
 * so does the focus.
 */
export const MessageList = ({ messages, chosen, choose, busy }: ListProps) => {
  const box = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  const [focused, setFocused] = useState<string>();
  const anchor = useRef({ id: '', offset: 0 });
  const indexOf = (id: string | undefined): number => messages.findIndex((message) => message.id === id);
  const look = (): void => {
    const { scrollTop = 0 } = box.current ?? {};
    anchor.current = { id: messages[Math.floor(scrollTop / rowHeight)]?.id ?? '', offset: scrollTop % rowHeight };
    setTop(scrollTop);
  };

  useLayoutEffect(() => {
    const at = indexOf(anchor.current.id);
    if (box.current && box.current.scrollTop > 0 && at >= 0) {
      box.current.scrollTop = at * rowHeight + anchor.current.offset;
    }
    look();
  }, [messages]);
  useLayoutEffect(() => {
    const [at, list] = [indexOf(chosen?.id), box.current];
    if (list && at >= 0) {
      list.scrollTop = Math.min(at * rowHeight, Math.max(list.scrollTop, (at + 1) * rowHeight - list.clientHeight));
      look();
      if (list.contains(document.activeElement)) {
        list.querySelector<HTMLElement>('[aria-current="true"]')?.focus({ preventScroll: true });
      }
    }
  }, [chosen?.id]);

  const first = Math.max(0, Math.floor(top / rowHeight) - beyond);
  const last = Math.ceil((top + screen.height) / rowHeight) + beyond;
  const built = messages
    .map((message, at) => ({ message, at }))
    .filter(({ message: { id }, at }) => (at >= first && at < last) || id === chosen?.id || id === focused);
  return (
    <div class="list" ref={box} onScroll={look}>
      <ul
        {...{ 'aria-label': 'Messages', 'aria-busy': busy, onFocusOut: () => setFocused(undefined) }}
        style={{ height: `${messages.length * rowHeight}px` }}
      >
        {built.map(({ message, at }) => (
          <li
            key={message.id}
            style={{ top: `${at * rowHeight}px` }}
            aria-setsize={messages.length}
            aria-posinset={at + 1}
          >
            <button
              {...{ type: 'button', 'aria-current': message.id === chosen?.id }}
              {...{ onClick: () => choose(message), onFocus: () => setFocused(message.id) }}
            >
              <strong>{message.phoneNumber}</strong>
              <span class="what" lang={langOf(message.text)}>
                {message.text}
              </span>
              <span class="dim">
                {time(message.acceptedAt)}
                {message.code && ` · ${message.code}`}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
};
