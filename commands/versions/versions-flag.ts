import { InvalidArgumentError, Option } from 'commander';
import valid from 'semver/functions/valid.js';

/** The tag of the newest image, and the folder of whatever is the newest. */
export const newest = 'latest';

/** In full and as a tag has it: without a "v" before it and a build after it. */
const isVersion = (text: string): boolean => text === newest || valid(text) === text;

const parseVersions = (text: string): readonly string[] => {
  const versions = text.split(',').map((part) => part.trim());
  const wrong = versions.find((version) => !isVersion(version));
  if (wrong !== undefined) {
    throw new InvalidArgumentError(`"${wrong}" is neither a version such as 1.42.0 nor "${newest}".`);
  }
  if (new Set(versions).size < versions.length) {
    throw new InvalidArgumentError('Each version has to be there once.');
  }
  return versions;
};

export const versionsOption = (): Option =>
  new Option('--logto <versions>', 'run each of these versions of Logto and show the changes between them')
    .argParser(parseVersions)
    .conflicts(['list', 'shard']);
