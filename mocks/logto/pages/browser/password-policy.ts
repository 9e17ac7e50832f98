import type { ApiError } from './experience-api.ts';
import { listAt, numberAt, textAt } from './json.ts';
import { t, tList } from './language.ts';
import { isPhraseKey } from './phrases.ts';
import type { Settings } from './settings.ts';

type Policy = Settings['passwordPolicy'];

/** The line above the field that says what a password needs; nothing when it needs nothing. */
export const describePolicy = ({ minLength: min, characterTypes: types }: Policy): string | undefined => {
  const needs = [
    // Without this, so many kinds of characters already make the length.
    ...(min > types ? [t('text.password-length', { min })] : []),
    ...(types > 1 ? [t('text.password-types', { types })] : []),
  ];
  return needs.length > 0 ? t('text.password-needs', { list: tList(needs) }) : undefined;
};

/** What is wrong with a password that can be seen without the server, if anything. */
export const checkPassword = (password: string, policy: Policy): string | undefined => {
  if (/[^\x20-\x7e]/.test(password)) {
    return t('error.password.unsupported_characters');
  }
  if (password.length < policy.minLength) {
    return t('error.password.too_short', { min: policy.minLength });
  }
  const types = [/[a-z]/, /[A-Z]/, /\d/, /[^a-zA-Z\d]/].filter((type) => type.test(password)).length;
  if (types < policy.characterTypes) {
    return t('error.password.character_types', { min: policy.characterTypes });
  }
  return password.length > policy.maxLength ? t('error.password.too_long', { max: policy.maxLength }) : undefined;
};

/** The server's refusal of a password in words: the gravest issue alone, the restrictions together. */
export const describeRejection = ({ data, message }: ApiError): string => {
  const issues = listAt(data);
  for (const kind of ['unsupported_characters', 'too_short', 'character_types', 'too_long', 'pwned'] as const) {
    const issue = issues.find((entry) => textAt(entry, 'code') === `password_rejected.${kind}`);
    if (issue !== undefined) {
      const [min, max] = ['min', 'max'].map((bound) => numberAt(issue, 'interpolation', bound) ?? '');
      return t(`error.password.${kind}`, { min: min ?? '', max: max ?? '' });
    }
  }
  const restrictions = issues
    .map((entry) => textAt(entry, 'code')?.replace('password_rejected.', 'error.password.') ?? '')
    .filter(isPhraseKey)
    .map((key) => t(key));
  return restrictions.length > 0 ? t('error.password.restricted', { list: tList(restrictions) }) : message;
};
