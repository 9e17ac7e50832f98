/** What a benchmark measures, in a process of its own: a bare mockttp callback, or the fake with every rule on. */
import { generateCACertificate, getLocal } from 'mockttp';
import { providerHost } from '../../../contracts/connector.ts';
import { bindTo } from '../../sms/wire/bound-mockttp.ts';
import { startFakeProvider } from '../index.ts';
import { benchAccount } from './account.ts';

const cannedBody = JSON.stringify({
  Response: {
    SendStatusSet: [
      {
        SerialNo: '5000:1045710669157053657849499619',
        PhoneNumber: '+8618501234444',
        Fee: 1,
        SessionContext: '',
        Code: 'Ok',
        Message: 'send success',
        IsoCode: 'CN',
      },
    ],
    RequestId: 'a0aabda6-cf91-4f3e-a81f-9198114a2279',
  },
});

const startBare = async (): Promise<number> => {
  const { key, cert } = await generateCACertificate();
  const mockttp = getLocal({
    recordTraffic: false,
    suggestChanges: false,
    http2: false,
    https: { key, cert, defaultDomain: providerHost },
  });
  bindTo(mockttp, '127.0.0.1');
  await mockttp.start(0);
  const headers = { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(cannedBody)) };
  await mockttp.forAnyRequest().thenCallback(async ({ body }) => {
    await body.getJson();
    return { statusCode: 200, headers, body: cannedBody };
  });
  return mockttp.port;
};

const startFake = async (): Promise<number> => (await startFakeProvider({ account: benchAccount() })).route.port;

// Whoever started this asks for nothing but the heap.
process.on('message', () => {
  // Twice, as finalizers of the first collection free more.
  globalThis.gc?.();
  globalThis.gc?.();
  process.send?.({ heapUsed: process.memoryUsage().heapUsed });
});

process.send?.({ port: await (process.argv[2] === 'bare' ? startBare() : startFake()) });
