import type { ProviderEndpoint } from './request.ts';

/** Whether a name is one of some, in which `*` stands for a label. */
export const matcherOf = (names: readonly string[]): ((name: string) => boolean) => {
  const escaped = names.map((name) => name.replaceAll('.', '\\.').replace('*', '[a-z0-9-]{1,40}'));
  const pattern = new RegExp(`^(?:${escaped.join('|')})$`);
  return (name) => pattern.test(name);
};

/** Whether an authority names the provider, by any of its names. */
export const hostTest = ({ host, otherNames }: ProviderEndpoint): ((authority: string) => boolean) => {
  const matches = matcherOf([host, ...otherNames]);
  return (authority) => matches(authority.replace(/:\d+$/, '').toLowerCase());
};
