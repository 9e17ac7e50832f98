import { h } from '../dom.ts';
import { t } from '../language.ts';
import { navigate } from '../navigation.ts';
import { button } from '../parts/button.ts';
import { backButton, type Page } from '../parts/layout.ts';
import type { PhraseKey } from '../phrases.ts';

/** The page for an address that leads nowhere, or that lacks what the page before it should have left. */
export const errorPage = (title: PhraseKey = 'title.not-found', message?: string): Page => ({
  title: t(title),
  content: h(
    'div',
    { class: 'page error-page' },
    history.length > 1 && backButton(),
    h('div', { class: 'headline' }, t(title)),
    message !== undefined && h('div', { class: 'description' }, message),
  ),
});

export const suspendedPage = (): Page => ({
  title: t('title.suspended'),
  content: h(
    'div',
    { class: 'page error-page' },
    h('div', { class: 'headline' }, t('title.suspended')),
    h('div', { class: 'description' }, t('text.suspended')),
    button({
      text: 'action.back-to-sign-in',
      type: 'button',
      click: () => navigate('/sign-in', { replace: true }),
    }),
  ),
});
