import { expect, test } from '@playwright/test';
import { createHider } from '../../reports/dossier/redact/hider.ts';
import { namedIn } from '../../reports/dossier/redact/named.ts';
import { redactText } from '../../reports/dossier/redact/text.ts';
import { loadRegister } from '../../suites/deviations/register.ts';

test('the register of deviations is sealed as it is', () => {
  const text = Buffer.from(JSON.stringify(loadRegister(), null, 2)).toString('latin1');
  const { numbers, codes } = namedIn(text);
  const sent = new Set(['123456']);
  const redaction = { hider: createHider(), ownNumbers: numbers, codes: { sent, examples: new Set(codes) } };
  expect(redactText(text, redaction)).toBe(text);
});
