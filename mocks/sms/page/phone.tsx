import type { ComponentChildren } from 'preact';
import type { InboxMessage } from '../../../contracts/inbox.ts';
import type { Provider } from './api.ts';
import { Dim, langOf, time } from './parts.tsx';

/** Copies what an element shows; a page over plain HTTP has no clipboard, but may copy what is selected. */
export const copy = async (element: HTMLElement): Promise<void> => {
  try {
    await navigator.clipboard.writeText(element.textContent);
  } catch {
    getSelection()?.selectAllChildren(element);
    if (!document.execCommand('copy')) {
      throw new Error('the browser does not let the page copy; what you want is selected');
    }
  }
};

interface PhoneProps extends InboxMessage, Pick<Provider, 'fields'> {
  readonly copyButton: ComponentChildren;
}

/** A message as on a phone, its code marked off, with what else is known of it. */
export const Phone = ({ fields, copyButton, ...message }: PhoneProps) => {
  const { phoneNumber, sender, templateId, acceptedAt, text, code, warnings } = message;
  const [before, ...after] = code ? text.split(code) : [text];
  return (
    <>
      <h2>{phoneNumber}</h2>
      <Dim>
        {`${sender} · template ${templateId} · `}
        {time(acceptedAt)}
      </Dim>
      <p {...{ class: 'bubble', lang: langOf(text) }}>
        {before}
        {after.length > 0 && <strong>{code}</strong>}
        {after.join(code ?? '')}
      </p>
      {code && (
        <div class="code">
          <output aria-label="Code">{code}</output>
          {copyButton}
        </div>
      )}
      {warnings.map((warning) => (
        <p role="note">{warning}</p>
      ))}
      {fields.map(({ name, label }) => (
        <Dim>{`${label}: ${message[name] || '–'}`}</Dim>
      ))}
    </>
  );
};
