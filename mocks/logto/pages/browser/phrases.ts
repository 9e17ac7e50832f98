/** Texts of the pages, as Logto's own pages show them. Plain data: the server takes the titles from here too. */
export type Language = 'en' | 'zh-CN';

export const english = {
  'title.sign-in': 'Sign in to your account',
  'title.register': 'Create your account',
  'title.code': 'Verify your phone number',
  'title.password': 'Enter password',
  'title.forgot': 'Reset password',
  'title.set-password': 'Set password',
  'title.new-password': 'New password',
  'title.not-found': '404 Not Found',
  'title.suspended': 'Account suspended',

  'action.sign-in': 'Sign in',
  'action.create-account': 'Create account',
  'action.continue': 'Continue',
  'action.cancel': 'Cancel',
  'action.back': 'Back',
  'action.back-to-sign-in': 'Back to sign in',
  'action.save-password': 'Save password',
  'action.forgot-password': 'Forgot your password?',
  'action.sign-in-by-code': 'Sign in with verification code',
  'action.sign-in-by-password': 'Sign in with password',
  'action.resend': 'Resend verification code',
  'action.got-it': 'Got it',
  'action.change': 'Change phone number',
  'action.agree': 'Agree',

  'input.phone': 'Phone number',
  'input.password': 'Password',
  'input.confirm-password': 'Confirm password',
  'input.search-region': 'Search region code',

  'text.no-account': 'No account yet? ',
  'text.have-account': 'Already have an account? ',
  'text.no-region': 'No region code found',
  'text.code-sent': 'The verification code has been sent to your phone number {phone}',
  'text.code-resent': 'The verification code has been resent',
  'text.risk': 'Text messages can be intercepted.',
  'text.not-received': 'Not received yet? ',
  'text.resend-before': 'Not received yet? Resend after ',
  'text.resend-after': ' seconds',
  'text.password-for': 'Sign in with the password to phone number {phone}',
  'text.forgot':
    'Enter the phone number associated with your account, and we’ll send you the verification code to reset your password.',
  'text.password-changed': 'Password changed',
  'text.password-needs': 'Password {list}.',
  'text.password-length': 'requires a minimum of {min} characters',
  'text.password-types':
    'should contain at least {types} types of uppercase letters, lowercase letters, digits, and symbols',
  'text.reminder': 'Reminder',
  'text.account-exists': 'An account with {phone} already exists. Continue to sign in.',
  'text.no-such-account': 'No account found for {phone}. Create a new one?',
  'text.account-exists-alert':
    'The account with phone number {phone} is linked to another account. Please try another phone number.',
  'text.no-such-account-alert': 'The account with phone number {phone} does not exist.',
  'text.suspended': 'This account has been suspended. Please contact the administrator for assistance.',
  'text.agree-to-terms': 'I have read and agree to the ',
  'text.agree-first': 'To proceed, please agree to the terms.',
  'text.terms-of-use': 'Terms of Use',
  'text.privacy-policy': 'Privacy Policy',
  'text.stand-in': 'Stand-in, not Logto',

  'error.phone-required': 'phone number is required',
  'error.phone-invalid': 'The phone number is invalid',
  'error.code-invalid': 'The verification code is invalid.',
  'error.password-required': 'Password is required',
  'error.passwords-differ': 'Your passwords don’t match.',
  'error.no-session': 'Session not found. Please go back and sign in again.',
  'error.unknown': 'Unknown error.',
  'error.timeout': 'Request timeout.',
  'error.password.too_short': 'Minimum length is {min}.',
  'error.password.too_long': 'Maximum length is {max}.',
  'error.password.character_types': 'At least {min} types of characters are required.',
  'error.password.unsupported_characters': 'Unsupported character found.',
  'error.password.pwned': 'Avoid using simple passwords that are easy to guess.',
  'error.password.restricted': 'Avoid overusing {list}.',
  'error.password.restricted.repetition': 'repeated characters',
  'error.password.restricted.sequence': 'sequential characters',
  'error.password.restricted.user_info': 'your personal information',
  'error.password.restricted.words': 'product context',
};

export type PhraseKey = keyof typeof english;
export type Phrases = Readonly<Record<PhraseKey, string>>;

export const isPhraseKey = (key: string): key is PhraseKey => key in english;
