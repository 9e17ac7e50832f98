/** Makes elements; text goes in as text, never as HTML. */

type Attributes = Readonly<Record<string, string | boolean | ((event: Event) => void)>>;

export const h = <Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: ReadonlyArray<Node | string>
): HTMLElementTagNameMap[Tag] => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') {
      element.addEventListener(name, value);
    } else if (value !== false) {
      element.setAttribute(name, value === true ? '' : value);
    }
  }
  element.append(...children);
  return element;
};

/** @throws Error when the page lacks the element */
export const byId = <Kind extends HTMLElement>(id: string, kind: new () => Kind): Kind => {
  const element = document.getElementById(id);
  if (!(element instanceof kind)) {
    throw new Error(`the page has no ${kind.name} #${id}`);
  }
  return element;
};

/** A text field with its name; `change` is told of each keystroke. */
export const field = (
  label: string,
  name: string,
  value: string,
  change: (value: string) => void,
): HTMLLabelElement => {
  const input = h('input', { name, value, autocomplete: 'off' });
  input.addEventListener('input', () => change(input.value));
  return h('label', {}, label, input);
};

export const time = (iso: string): HTMLTimeElement =>
  h('time', { datetime: iso }, new Date(iso).toLocaleTimeString(undefined, { hour12: false }));
