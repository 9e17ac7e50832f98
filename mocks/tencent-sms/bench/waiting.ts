import { connectInbox, type Inbox, startFakeProvider } from '../index.ts';
import { senderTo } from '../testing/sender.ts';
import { benchAccount, benchPhones } from './account.ts';
import { quantile } from './load.ts';
import { TimedStore } from './timed-store.ts';

/**
 * Lets a number of waiters wait, each for its own number, and sends to one after the other.
 *
 * @returns milliseconds from the acceptance of a message to the test that waits for it, at the 99th percentile
 */
export const measureWaiting = async (
  way: 'in process' | 'over HTTP',
  { waiters, rounds }: { readonly waiters: number; readonly rounds: number },
): Promise<number> => {
  const store = new TimedStore();
  await using provider = await startFakeProvider({ account: benchAccount(), openStore: () => store });
  const inbox: Inbox = way === 'in process' ? provider.inbox : connectInbox(provider.controlUrl);
  const { send } = senderTo(provider);
  const phones = benchPhones.slice(0, waiters);
  const times: number[] = [];
  let last = '0';
  for (let round = 0; round < rounds; round += 1) {
    const waiting = phones.map(async (phone) => {
      const message = await inbox.next(phone, { after: last, timeoutMs: 30_000 });
      times.push(performance.now() - (store.acceptedAt.get(message.phoneNumber) ?? Number.NaN));
      return message.id;
    });
    // One who is only on the way to the inbox does not wait yet.
    await store.waitersUpTo((round + 1) * waiters);
    for (const phone of phones) {
      await send({ PhoneNumberSet: [phone] });
    }
    const ids = await Promise.all(waiting);
    last = String(Math.max(...ids.map(Number)));
  }
  return quantile(
    times.toSorted((one, other) => one - other),
    0.99,
  );
};
