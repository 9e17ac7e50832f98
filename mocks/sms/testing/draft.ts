import type { MessageDraft } from '../inbox/store.ts';

/** A message as a dialect hands it to an inbox, with some parts changed. */
export const draft = (changes: Partial<MessageDraft> = {}): MessageDraft => ({
  acceptedAt: '2026-11-24T00:00:00.000Z',
  phoneNumber: '+8613812345678',
  sentAs: '13812345678',
  application: '1400006666',
  sender: '示例签名',
  templateId: '100001',
  templateParams: ['123456'],
  text: '【示例签名】验证码为123456。',
  code: '123456',
  serialNo: '5000:1',
  requestId: '9b3db8ee-1cff-4d84-82d9-5351007be8d8',
  reference: '',
  warnings: [],
  ...changes,
});
