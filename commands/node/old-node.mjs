// In plain JavaScript that any Node can read.

/** The version of glibc that a Node found as it started; absent under musl. */
const ownGlibc = () => process.report.getReport().header.glibcVersionRuntime;

/**
 * What to say where Node is too old; null where it is not. npm brings one for Linux with glibc, as package-lock.json says.
 *
 * @param {string} version of Node
 * @param {() => string | undefined} glibc
 * @returns {string | null}
 */
export const oldNode = (version, platform = process.platform, glibc = ownGlibc) => {
  const [major, minor] = version.split('.').map(Number);
  if (major > 24 || (major === 24 && minor >= 5)) {
    return null;
  }
  const remedy =
    platform === 'linux' && glibc() === undefined
      ? 'The libc here is musl, and npm brings a Node for glibc alone: install Node 24 from the packages of the system.'
      : 'On Linux "npm ci" brings one and "npm run" uses it; elsewhere install Node 24.';
  return `Node ${version} is too old: 24.5 or later is needed. ${remedy}`;
};
