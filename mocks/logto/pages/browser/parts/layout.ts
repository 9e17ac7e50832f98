import { type Child, div, h, icon, pressable } from '../dom.ts';
import { t } from '../language.ts';
import { back } from '../navigation.ts';
import type { PhraseKey } from '../phrases.ts';

/** What a screen gives to be shown. */
export interface Page {
  readonly title: string;
  readonly content: HTMLElement;
  /** Takes the focus once the page is shown. */
  readonly focus?: HTMLElement | undefined;
}

export const backButton = (): HTMLElement =>
  div(
    'nav',
    h(
      'div',
      { role: 'button', tabindex: 0, class: 'nav-button', ...pressable(back) },
      icon('M15 5l-7 7 7 7'),
      h('span', {}, t('action.back')),
    ),
  );

/** A first screen: nothing to go back to. */
export const firstPage = (title: PhraseKey, ...children: readonly Child[]): Page => ({
  title: t(title),
  content: div('page first', div('headline', t(title)), ...children),
});

interface SecondaryPageOptions {
  readonly title: PhraseKey;
  readonly description?: string | undefined;
  readonly focus?: HTMLElement;
}

/** A screen that follows another. */
export const secondaryPage = (
  { title, description, focus }: SecondaryPageOptions,
  ...children: readonly Child[]
): Page => ({
  title: t(title),
  content: div(
    'page',
    backButton(),
    div('headline', t(title)),
    description !== undefined && div('description', description),
    ...children,
  ),
  focus,
});

/**
 * A form that does its own checking.
 *
 * @param submit called for the button and for Enter
 */
export const form = (submit: () => void, ...children: readonly Child[]): HTMLFormElement =>
  h(
    'form',
    {
      novalidate: true,
      submit: (event) => {
        event.preventDefault();
        submit();
      },
    },
    ...children,
    h('input', { type: 'submit', hidden: true }),
  );
