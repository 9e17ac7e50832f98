import type { ComponentChildren, JSX } from 'preact';
import { useState } from 'preact/hooks';
import { issuesOf } from './api.ts';

/** What the views are made of. */

export const Button = (attributes: JSX.IntrinsicElements['button']) => <button type="button" {...attributes} />;

interface Parts {
  readonly children?: ComponentChildren;
}

export const Submit = ({ children }: Parts) => <button {...{ type: 'submit', class: 'main' }}>{children}</button>;

export const Dim = ({ children }: Parts) => <p class="dim">{children}</p>;

export const Folded = ({ title, children }: Parts & { readonly title: string }) => (
  <details>
    <summary>{title}</summary>
    {children}
  </details>
);

type FieldProps = JSX.IntrinsicElements['input'] & { readonly label: string; readonly error?: string | undefined };

/** A field with its name, and beneath it why what stands in it is refused. */
export const Field = ({ label, error, ...attributes }: FieldProps) => (
  <label>
    {label}
    <input autocomplete="off" aria-invalid={error !== undefined} {...attributes} />
    {error && <small role="alert">{error}</small>}
  </label>
);

type TableProps = Parts & { readonly label: string; readonly columns: readonly string[] };

export const Table = ({ label, columns, children }: TableProps) => (
  <table aria-label={label} class={label.toLowerCase()}>
    <thead>
      <tr>
        {columns.map((title) => (
          <th scope="col">{title}</th>
        ))}
      </tr>
    </thead>
    <tbody>{children}</tbody>
  </table>
);

export const Row = ({ cells }: { readonly cells: readonly ComponentChildren[] }) => (
  <tr>
    {cells.map((cell) => (
      <td>{cell}</td>
    ))}
  </tr>
);

/** A moment with its date, in the time of whoever looks. */
export const time = (iso: string) => <time dateTime={iso}>{new Date(iso).toLocaleString('sv-SE')}</time>;

/** In which language a text is read out and set. */
export const langOf = (text: string) => (/\p{Script=Han}/u.test(text) ? 'zh-CN' : undefined);

/** A form: what is refused is told by the field that it concerns. @param attempt tells how a work ends */
export const useForm = (attempt: (work: Promise<string>) => void) => {
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const send = (work: Promise<unknown>, done: string): void => {
    const refused = (error: unknown): never => {
      const issues = issuesOf(error);
      setErrors(issues ?? {});
      throw issues ? new Error('refused, for what stands beside the fields') : error;
    };
    attempt(work.then(() => setErrors({}), refused).then(() => done));
  };
  return { errors, send };
};

type FormProps = Parts & { readonly label: string; take(entered: Readonly<Record<string, string>>): void };

/** A form that hands on what is entered. */
export const Form = ({ label, take, children }: FormProps) => {
  const onSubmit = (event: SubmitEvent & { readonly currentTarget: HTMLFormElement }): void => {
    event.preventDefault();
    const entered = [...new FormData(event.currentTarget)];
    take(Object.fromEntries(entered.map(([name, value]) => [name, String(value)])));
  };
  return <form {...{ 'aria-label': label, class: label.toLowerCase(), noValidate: true, onSubmit }}>{children}</form>;
};
