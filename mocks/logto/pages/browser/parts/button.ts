import { h, icon } from '../dom.ts';
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
  element.disabled = true;
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

/** What looks like a link but acts: an anchor without `href`, hence without a role, as in Logto's pages. */
export const actionLink = (text: PhraseKey, act: () => void, extra?: Node): HTMLAnchorElement =>
  h('a', { rel: 'noopener', click: act }, extra, t(text));

export const switchIcon = (): SVGSVGElement => icon('M7 4L3 8l4 4M3 8h14M17 12l4 4-4 4M21 16H7');
