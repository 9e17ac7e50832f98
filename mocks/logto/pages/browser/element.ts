/** Makes elements for the pages, which need no framework; text goes in as text, never as HTML. */

type Listener = (event: Event) => void;
export type Attributes = Readonly<Record<string, string | number | boolean | Listener | undefined>>;
export type Child = Node | string | false | undefined;

/**
 * Builds an element. `true` sets an empty attribute, `false` and `undefined` set none, a function listens to the event
 * of that name.
 */
export const h = <Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') {
      element.addEventListener(name, value);
    } else if (value !== undefined && value !== false) {
      element.setAttribute(name, value === true ? '' : String(value));
    }
  }
  element.append(...children.filter((child) => child !== false && child !== undefined));
  return element;
};
