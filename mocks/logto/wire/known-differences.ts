/**
 * Recordings that the stand-in answers otherwise than Logto 1.42 did, each with its reason. The wire test fails when
 * one that is not listed differs, and when a listed one agrees.
 */
export const knownDifferences: Readonly<Record<string, string>> = {
  'register-pw.identification-twice.submit':
    'Logto makes a second, empty account when identification is asked for twice; the stand-in keeps the one there is, so submit succeeds.',
  'register-pw.pwned-unreachable':
    'Logto answers 500 when the service for leaked passwords cannot be reached; the stand-in asks no such service.',
  'err.connector.response-error-400':
    "Logto hands on what the provider said; the stand-in keeps the provider's codes and words from the user.",
  'err.connector.non-json':
    'Logto answers 500 when the provider sends no JSON; the stand-in says which connector error it was.',
  'err.connector.reset':
    'Logto answers 500 when the provider resets the connection; the stand-in says which connector error it was.',
  'err.connector.close':
    'Logto answers 500 when the provider closes the connection; the stand-in says which connector error it was.',
  'switch.mode-signin.register-send':
    'Where registration is closed Logto sends a code for one to a number of nobody; the stand-in answers alike and sends none.',
  'token.json-body': 'Logto takes a JSON body at the token endpoint; RFC 6749 section 4.1.3 wants a form.',
  'wk.phrases': 'The pages of the stand-in bring their own texts; the endpoint answers with an empty set.',
  'wk.phrases.zh': 'As wk.phrases.',
  'wk.phrases.bad': 'As wk.phrases.',
};
