import type { LookupFunction } from 'node:net';

/** Every name leads to loopback: a client, unmodified, meets the fake in its provider's place. */
export const toLoopback: LookupFunction = (_hostname, options, done) =>
  options.all ? done(null, [{ address: '127.0.0.1', family: 4 }]) : done(null, '127.0.0.1', 4);
