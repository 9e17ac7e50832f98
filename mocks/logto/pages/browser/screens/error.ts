import { div } from '../dom.ts';
import { t } from '../language.ts';
import { navigate } from '../navigation.ts';
import { button } from '../parts/button.ts';
import { backButton, type Page } from '../parts/layout.ts';
import type { PhraseKey } from '../phrases.ts';

/** The page for an address that leads nowhere, or that lacks what the page before it should have left. */
export const errorPage = (title: PhraseKey = 'title.not-found', message?: string): Page => ({
  title: t(title),
  content: div(
    'page error-page',
    history.length > 1 && backButton(),
    div('headline', t(title)),
    message !== undefined && div('description', message),
  ),
});

export const suspendedPage = (): Page => ({
  title: t('title.suspended'),
  content: div(
    'page error-page',
    div('headline', t('title.suspended')),
    div('description', t('text.suspended')),
    button({
      text: 'action.back-to-sign-in',
      type: 'button',
      click: () => navigate('/sign-in', { replace: true }),
    }),
  ),
});
