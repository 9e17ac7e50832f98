import { t } from '../language.ts';
import { type Page, secondaryPage } from '../parts/layout.ts';
import { stored } from '../session.ts';
import type { Settings } from '../settings.ts';
import { errorPage } from './error.ts';
import { phoneForm } from './phone-form.ts';

/** `/forgot-password` */
export const forgotPage = ({ forgotPassword }: Settings): Page => {
  if (!forgotPassword) {
    return errorPage();
  }
  const { element, input } = phoneForm({
    event: 'ForgotPassword',
    value: stored.forgotPhone.get() ?? new URLSearchParams(location.search).get('login_hint') ?? '',
    autocomplete: 'tel',
    submitText: 'action.continue',
  });
  return secondaryPage({ title: 'title.forgot', description: t('text.forgot'), focus: input }, element);
};
