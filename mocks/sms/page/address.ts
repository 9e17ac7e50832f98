import { useEffect, useState } from 'preact/hooks';

/** What the page shows, as its address tells it: namespace, view, filter and message. */
export type Address = Readonly<Record<string, string | undefined>>;

const read = (): Address => Object.fromEntries(new URLSearchParams(location.hash.slice(1)));

/** A link to what is shown; empty parts are left out. */
export const linkTo = (address: Address): string =>
  `#${new URLSearchParams(Object.entries(address).flatMap(([name, value]) => (value ? [[name, value]] : [])))}`;

/** The address, and how to change parts of it. */
export const useAddress = () => {
  const [address, setAddress] = useState(read);
  useEffect(() => {
    const take = (): void => setAddress(read());
    addEventListener('hashchange', take);
    return () => removeEventListener('hashchange', take);
  }, []);
  useEffect(() => {
    // Browsers refuse an address that changes with each of many keys.
    const timer = setTimeout(() => history.replaceState(null, '', linkTo(address)), 150);
    return () => clearTimeout(timer);
  }, [address]);
  const go = (change: Address): void => setAddress((now) => ({ ...now, ...change }));
  return [address, go] as const;
};
