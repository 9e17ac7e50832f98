import type { Page } from '@playwright/test';
import fc from 'fast-check';
import { z } from 'zod';
import { MemoryStore } from '../../../sms/inbox/memory-store.ts';
import type { MessageDraft } from '../../../sms/inbox/store.ts';
import { startFakeProvider } from '../../index.ts';
import { expect as plain, test } from '../../testing/test.ts';

/** Two thousand rows take their time on a busy machine. */
const expect = plain.configure({ timeout: 30_000 });

/** How much is tried in each run of the tests; 500 filters over 2,000 messages take minutes. */
const [filters, messages] = [40, 500];

/** So much is in sight at once that the page builds every row. */
test.use({ screen: { width: 1280, height: messages * 100 } });

const words = ['Order', 'ORDER-7', 'code', '验证码', '(a+)+$', '.*', '\\d', '%', '&text=', '+86', '"', 'İ', '  ', '77'];
const phrase = fc.array(fc.constantFrom(...words), { maxLength: 3 }).map((parts) => parts.join(' '));
const phone = fc
  .tuple(fc.constantFrom('+861380000', '+861310555', '+1310555', '+65912'), fc.integer({ min: 100, max: 9999 }))
  .map(([start, end]) => start + (start === '+65912' ? String(end).padStart(5, '6') : String(end).padStart(4, '0')));
const message = fc.record({
  phoneNumber: phone,
  templateId: fc.constantFrom('100001', '100002', '10000'),
  text: phrase,
  reference: phrase,
});
const byPhone = fc.oneof(
  fc.tuple(phone, fc.nat(9)).map(([number, from]) => number.slice(from)),
  fc.constantFrom('138 0000', '+1 (310) 5', '1310555', 'abc'),
);
const byTemplate = fc.constantFrom('100001', '10000', '1');
const byText = fc.oneof(fc.constantFrom(...words, ...words.map((word) => word.toLowerCase())), phrase, phone);
const filter = fc.oneof(
  fc.record({ phone: byPhone }),
  fc.record({ template: byTemplate }),
  fc.record({ text: byText }),
  fc.record({ phone: byPhone, template: byTemplate, text: byText }, { requiredKeys: [] }),
);

/** By the time at which they were accepted, which no two share, messages are told apart. */
const times = z.array(z.looseObject({ acceptedAt: z.string() })).transform((all) => all.map((each) => each.acceptedAt));
const found = z.object({ messages: times }).catch({ messages: [] });

const shownBy = async (page: Page, filter: Readonly<Record<string, string>>): Promise<string[]> => {
  for (const [label, name] of Object.entries({ Number: 'phone', Template: 'template', Text: 'text' })) {
    await page.getByLabel(label).fill(filter[name] ?? '');
  }
  await expect(page.locator('.list ul')).toHaveAttribute('aria-busy', 'false');
  return page.locator('.list time').evaluateAll((all) => all.map((time) => time.getAttribute('datetime') ?? ''));
};

/** Clears what is shown by the page's button; gives what went of the store, and puts it back. */
const clearedBy = async (page: Page, store: MemoryStore, shown: readonly string[]): Promise<string[]> => {
  if (shown.length === 0) {
    await expect(page.getByRole('button', { name: 'Clear these' })).toBeDisabled();
    return [];
  }
  const before = await store.search({}, messages);
  await page.getByRole('button', { name: 'Clear these' }).click();
  await page.getByRole('button', { name: /^Clear \d/ }).click();
  await expect(page.getByText(/^0 (?:shown of|held)/)).toBeVisible();
  const kept = new Set(await store.search({}, messages));
  const cleared = before.filter((each) => !kept.has(each));
  await Promise.all(cleared.map(({ id: _, ...draft }) => store.append(draft)));
  await expect(page).toHaveTitle(`(${cleared.length}) SMS inbox`);
  return cleared.map(({ acceptedAt }) => acceptedAt);
};

const draftOf = (parts: Pick<MessageDraft, 'phoneNumber' | 'templateId' | 'text' | 'reference'>, index: number) => ({
  ...{ application: '', sender: '', templateParams: [], code: null, serialNo: `s-${index}`, warnings: [] },
  ...{ requestId: '9b3db8ee-1cff-4d84-82d9-5351007be8d8', sentAs: parts.phoneNumber, ...parts },
  acceptedAt: new Date(Date.UTC(2026, 10, 24) + index).toISOString(),
});

test('for random filters, what is shown, found and cleared is the same', async ({ page }) => {
  test.setTimeout(1_200_000);
  const store = new MemoryStore();
  await using provider = await startFakeProvider({ openStore: () => store });
  const drafts = fc.sample(message, { numRuns: messages, seed: 18 }).map(draftOf);
  await Promise.all(drafts.map((draft) => store.append(draft)));
  await page.goto(provider.controlUrl);
  const sizes: number[] = [];
  const same = fc.asyncProperty(filter, async (asked) => {
    const wanted = Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== ''));
    const query = new URLSearchParams({ ...wanted, limit: '10000' });
    const shown = await shownBy(page, wanted);
    const { messages: all } = found.parse(await (await fetch(`${provider.controlUrl}/inbox/search?${query}`)).json());
    const cleared = await clearedBy(page, store, shown);
    expect([new Set(all), new Set(cleared)]).toEqual([new Set(shown), new Set(shown)]);
    sizes.push(shown.length);
  });
  await fc.assert(same, { numRuns: filters, seed: 18 });
  expect(sizes.filter((size) => size > 0).length).toBeGreaterThan(filters / 4);
});
