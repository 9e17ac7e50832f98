import { v5 } from 'uuid';

/** Our namespace: the UUID of version 5 of `logto-phone-conformance:oscal` in that of URLs. */
const namespace = v5('logto-phone-conformance:oscal', v5.URL);

/** The same UUID for the same parts, on any machine: what `verify` makes again has to be equal. */
export const uuidOf = (...parts: readonly string[]): string => v5(JSON.stringify(parts), namespace);
