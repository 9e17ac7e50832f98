const slug = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');

/**
 * The stable id of a check, from its file under the suites and its titles:
 * `register/an-existing-number-is-led-to-sign-in` for a test of `register/register.spec.ts`.
 *
 * @param file relative to the suites, with `/`
 * @param titles of its describe blocks and of the test itself
 */
export const checkId = (file: string, titles: readonly string[]): string => {
  const path = file.replace(/\.(spec|test)\.[cm]?[jt]sx?$/, '').split('/');
  const parts = [...path, ...titles].map(slug).filter((part, at, all) => part !== '' && part !== all[at - 1]);
  return parts.join('/');
};
