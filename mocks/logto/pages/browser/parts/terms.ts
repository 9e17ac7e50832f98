import { hasDefect } from '../defects.ts';
import { h, pressable } from '../dom.ts';
import { t } from '../language.ts';
import type { Settings } from '../settings.ts';
import { ask } from './dialog.ts';

/** Holds while the page is loaded, as in Logto, whichever of the two first pages it was ticked on. */
let agreed = false;

const link = (text: 'text.terms-of-use' | 'text.privacy-policy', href: string | undefined) =>
  href !== undefined &&
  h('a', { href, target: '_blank', rel: 'noopener', click: (event) => event.stopPropagation() }, t(text));

const linksTo = ({ useUrl, privacyUrl }: Settings['terms']) => [
  link('text.terms-of-use', useUrl),
  ' ',
  link('text.privacy-policy', privacyUrl),
];

/** Whether one has agreed to the terms, as a registration asks: whoever did not yet is asked. */
export const agreesToTerms = async ({ terms }: Settings): Promise<boolean> => {
  if (!terms.atSignUp) {
    return true;
  }
  agreed ||= await ask({
    message: h('div', {}, t('text.agree-first'), ' ', ...linksTo(terms)),
    confirm: 'action.agree',
  });
  return agreed;
};

export type Terms = ReturnType<typeof termsBelow>;

/**
 * Terms of use and privacy policy below a form: the box, where one has to agree before one goes on, and whether one may
 * go on, which asks whoever did not tick it.
 */
export const termsBelow = (settings: Settings, event: 'SignIn' | 'Register') => {
  const { terms } = settings;
  const isAsked = event === 'Register' ? terms.atSignUp : terms.atSignIn;
  if (!isAsked) {
    const element = !terms.atSignUp && h('div', { class: 'terms' }, ...linksTo(terms));
    return { element, mayGoOn: async () => true };
  }
  const box = h('input', { type: 'checkbox', name: 'termsAgreement', readonly: true });
  const show = () => {
    box.checked = agreed;
    element.setAttribute('aria-checked', String(agreed));
  };
  const toggle = () => {
    agreed = !agreed;
    // A click on the box itself has the browser set it once more, after us.
    setTimeout(show);
  };
  const element = h(
    'div',
    { role: 'radio', tabindex: 0, class: 'terms', ...pressable(toggle) },
    box,
    h('div', {}, h('span', {}, t('text.agree-to-terms')), ...linksTo(terms)),
  );
  show();
  return {
    element,
    async mayGoOn() {
      const mayGoOn = hasDefect('terms-box-means-nothing') || (await agreesToTerms(settings));
      show();
      return mayGoOn;
    },
  };
};
