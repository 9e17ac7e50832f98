import { hasDefect } from '../defects.ts';
import { h, icon, pressable } from '../dom.ts';
import { t } from '../language.ts';
import { addressOf, navigate } from '../navigation.ts';
import type { PhraseKey } from '../phrases.ts';

interface ButtonOptions {
  readonly text: PhraseKey;
  readonly type?: 'submit' | 'button';
  readonly name?: string;
  readonly click?: () => void;
}

export const button = ({ text, type = 'submit', name, click }: ButtonOptions): HTMLButtonElement =>
  h('button', { type, name, class: 'button', click }, h('span', {}, t(text)));

/** Runs a task with the button disabled. */
export const whileBusy = async (element: HTMLButtonElement, task: () => Promise<void>): Promise<void> => {
  element.disabled = !hasDefect('buttons-act-twice');
  try {
    await task();
  } finally {
    element.disabled = false;
  }
};

/** A link to another page of ours that takes the place of this one in the history. */
export const pageLink = (text: PhraseKey, pathname: string, extra?: Node): HTMLAnchorElement =>
  h(
    'a',
    {
      href: addressOf(pathname),
      click: (event) => {
        event.preventDefault();
        navigate(pathname, { replace: true });
      },
    },
    extra,
    t(text),
  );

/**
 * What looks like a link but acts: an anchor without `href`, as in Logto's pages, where the keyboard does not come to it.
 * A second press while it acts does nothing.
 */
export const actionLink = (text: PhraseKey, act: () => Promise<void> | void, extra?: Node): HTMLAnchorElement => {
  let isBusy = false;
  const press = async () => {
    if (!isBusy || hasDefect('buttons-act-twice')) {
      isBusy = true;
      await act();
      isBusy = false;
    }
  };
  const keys = hasDefect('keyboard-comes-to-buttons-only') ? {} : { role: 'button', tabindex: 0 };
  return h('a', { rel: 'noopener', ...pressable(() => void press()), ...keys }, extra, t(text));
};

export const switchIcon = (): SVGSVGElement => icon('M7 4L3 8l4 4M3 8h14M17 12l4 4-4 4M21 16H7');
