/**
 * What Logto 1.42 says for an error code, as recorded. The code is the contract and the text is for people, so only
 * texts that were measured stand here; another language falls back to English.
 */
const english: Readonly<Record<string, string>> = {
  'account_center.field_not_editable': 'Field is not editable.',
  'account_center.not_enabled': 'Account center is not enabled.',
  'application.secret_name_exists': 'Secret name already exists.',
  'auth.authorization_header_missing': 'Authorization header is missing.',
  'auth.authorization_token_type_not_supported': 'Authorization type is not supported.',
  'auth.forbidden': 'Forbidden. Please check your user roles and permissions.',
  'auth.unauthorized': 'Unauthorized. Please check credentials and its scope.',
  'connector.general': 'Error occurred in connector: {{errorDescription}}',
  'connector.invalid_config': "The connector's config is invalid.",
  'connector.not_found': 'Cannot find any available connector for type: {{type}}.',
  'connector.not_found_with_connector_id': 'Can not find connector with given standard connector id.',
  'connector.template_not_found': 'Unable to find correct template in connector config.',
  'entity.not_exists_with_id': 'The {{name}} with ID `{{id}}` does not exist.',
  'entity.not_found': 'The resource does not exist.',
  'guard.invalid_input': 'The request {{type}} is invalid.',
  'oidc.insufficient_scope': 'Token missing scope `{{scope}}`.',
  'oidc.invalid_grant': 'Grant request is invalid.',
  'oidc.invalid_redirect_uri': "`redirect_uri` did not match any of the client's registered `redirect_uris`.",
  'oidc.invalid_request': 'Request is invalid.',
  'oidc.invalid_scope': 'Invalid scope: {{error_description}}.',
  'oidc.invalid_target': 'Invalid resource indicator.',
  'oidc.invalid_token': 'Invalid token provided.',
  'oidc.unsupported_grant_type': 'Unsupported `grant_type` requested.',
  'one_time_token.token_not_found': 'Token {{token}} not found.',
  'password.rejected': 'Password rejected. Please check if your password meets the requirements.',
  'request.message_rate_limited': 'Too many messages sent to this recipient. Please try again later.',
  'session.identifier_not_found': 'User identifier not found. Please go back and sign in again.',
  'session.interaction_not_found': 'Interaction session not found. Please go back and start the session again.',
  'session.invalid_credentials': 'Incorrect account or password. Please check your input.',
  'session.invalid_interaction_type':
    'This operation is not supported for the current interaction. Please initiate a new session.',
  'session.not_found': 'Session not found. Please go back and sign in again.',
  'session.not_supported_for_forgot_password': 'This operation is not supported for forgot password.',
  'session.verification_blocked_too_many_attempts':
    'Too many attempts in a short time. Please try again {{relativeTime}}.',
  'session.verification_failed': 'The verification was not successful. Restart the verification flow and try again.',
  'session.verification_session_not_found':
    'The verification was not successful. Restart the verification flow and try again.',
  'session.mfa.mfa_factor_not_enabled': 'MFA factor is not enabled.',
  'session.mfa.mfa_policy_not_user_controlled': 'MFA policy is not user controlled.',
  'session.mfa.require_mfa_verification': 'Mfa verification is required to sign in.',
  'sign_in_experiences.code_sign_in_must_be_enabled':
    'Verification code sign in must be enabled when set a password is not required in sign up.',
  'sign_in_experiences.duplicated_sign_up_identifiers': 'Duplicate sign-up identifiers detected.',
  'sign_in_experiences.phone_verification_code_cannot_be_used_for_mfa':
    'SMS verification code cannot be used for MFA when SMS verification is enabled for sign-in.',
  'sign_in_experiences.phone_verification_code_cannot_be_used_for_sign_in':
    'SMS verification code cannot be used for sign-in when it is enabled for MFA.',
  'sign_in_experiences.passwordless_requires_verify':
    'Please enable "Verify at sign-up" for sign-ups with an e-mail address or a phone number.',
  'sign_in_experiences.forgot_password_method_requires_connector':
    'Forgot password needs a connector that sends its codes.',
  'sign_in_experiences.enabled_connector_not_found': 'Enabled {{type}} connector not found.',
  'user.last_sign_in_method_required': 'You need to keep at least one identifier in your account.',
  'user.missing_mfa': 'You need to bind additional MFA before signing-in.',
  'user.missing_profile': 'You need to provide additional info before signing-in.',
  'user.new_password_required_in_profile': 'You need to set a new password.',
  'user.phone_already_in_use': 'This phone number is associated with an existing account.',
  'user.phone_exists_in_profile': 'Your profile has already associated with a phone number.',
  'user.same_password': 'New password cannot be the same as your old password.',
  'user.sign_in_method_not_enabled': 'This sign-in method is not enabled.',
  'user.sign_up_method_not_enabled': 'This sign-up method is not enabled.',
  'user.suspended': 'This account is suspended.',
  'user.username_already_in_use': 'This username is already in use.',
  'user.username_exists_in_profile': 'Username already exists in your profile.',
  'user.user_not_exist': 'User with {{ identifier }} does not exist.',
  'verification_code.code_mismatch': 'Invalid verification code.',
  'verification_code.exceed_max_try':
    'Verification code retries limitation exceeded. Please request a new verification code.',
  'verification_code.expired': 'Verification code has expired. Please request a new verification code.',
  'verification_code.not_found': 'Verification code not found. Please send verification code first.',
  'verification_code.phone_mismatch': 'Phone mismatch. Please request a new verification code.',
  'verification_record.not_found': 'Verification record not found.',
  'verification_record.permission_denied': 'Permission denied, please re-authenticate.',
};

const chinese: Readonly<Record<string, string>> = {
  'session.verification_failed': '验证失败，请重新验证。',
  'session.verification_session_not_found': '验证失败，请重新验证。',
};

/** The text of an error code, with its `{{name}}` places unfilled. */
export const messageOf = (code: string, language: string): string => {
  const translated = language.startsWith('zh') ? chinese[code] : undefined;
  const fallback = code.startsWith('oidc.') ? `An OIDC error occurred: ${code}.` : code;
  return translated ?? english[code] ?? fallback;
};
