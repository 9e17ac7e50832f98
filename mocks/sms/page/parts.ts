import { type ComponentChild, type ComponentChildren, h, type JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { Refused } from './api.ts';

/** What the views are made of. */

export const button = (text: string, onClick: () => void): ComponentChild =>
  h('button', { type: 'button', onClick }, text);

export const submitButton = (text: string): ComponentChild => h('button', { type: 'submit', class: 'main' }, text);

/** A field with its name, and beneath it why what stands in it is refused. */
export const field = (
  label: string,
  error: string | undefined,
  attributes: JSX.IntrinsicElements['input'],
): ComponentChild =>
  h(
    'label',
    { key: attributes.key },
    label,
    h('input', { autocomplete: 'off', 'aria-invalid': error !== undefined, ...attributes }),
    error && h('small', { class: 'broken', role: 'alert' }, error),
  );

export const row = (...cells: readonly ComponentChildren[]): ComponentChild =>
  h('tr', {}, ...cells.map((cell) => h('td', {}, cell)));

export const table = (label: string, columns: readonly string[], rows: ComponentChildren): ComponentChild =>
  h(
    'table',
    { 'aria-label': label, class: label.toLowerCase() },
    h('thead', {}, h('tr', {}, ...columns.map((title) => h('th', { scope: 'col' }, title)))),
    h('tbody', {}, rows),
  );

/** A moment with its date, in the time of whoever looks. */
export const time = (iso: string): ComponentChild =>
  h('time', { dateTime: iso }, new Date(iso).toLocaleString('sv-SE'));

/** In which language a text is read out and set. */
export const langOf = (text: string): string | undefined => (/\p{Script=Han}/u.test(text) ? 'zh-CN' : undefined);

/** A form: what is refused is told by the field that it concerns. @param attempt tells how a work ends */
export const useForm = (attempt: (work: Promise<string>) => void) => {
  const form = useRef<HTMLFormElement>(null);
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const send = (work: Promise<unknown>, done: string): void => {
    const refused = (error: Error): never => {
      const issues = error instanceof Refused ? error.issues : {};
      setErrors(issues);
      throw Object.keys(issues).length > 0 ? new Error('refused, for what stands beside the fields') : error;
    };
    attempt(work.then(() => setErrors({}), refused).then(() => done));
  };
  /** What stands in a field. */
  const entered = (name: string): string => {
    const value = form.current && new FormData(form.current).get(name);
    return typeof value === 'string' ? value : '';
  };
  return { form, errors, send, entered };
};
