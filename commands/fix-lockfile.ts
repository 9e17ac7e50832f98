import { readLockfile, withoutWarnings, writeLockfile } from './repository/lockfile.ts';

/** `npm run fix`, after a package has come: keeps `npm ci` quiet under each Node that README.md promises. */
await writeLockfile(withoutWarnings(await readLockfile()));
