import { InvalidArgumentError, Option } from 'commander';

/** As Docker takes a tag. */
const tag = /^\w[\w.-]{0,127}$/;

const parseVersions = (text: string): readonly string[] => {
  const versions = text.split(',').map((part) => part.trim());
  const wrong = versions.find((version) => !tag.test(version));
  if (wrong !== undefined) {
    throw new InvalidArgumentError(`It has to be versions between commas, such as 1.41.0,1.42.0; "${wrong}" is none.`);
  }
  if (new Set(versions).size < versions.length) {
    throw new InvalidArgumentError('Each version has to be there once.');
  }
  return versions;
};

export const versionsOption = (): Option =>
  new Option('--logto <versions>', 'run each of these versions of Logto, and show what changed from one to the next')
    .argParser(parseVersions)
    .conflicts(['list', 'shard']);
