import { createServer } from 'node:https';
import type { Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { generateCACertificate } from 'mockttp';
import { z } from 'zod';
import { providerHost } from '../../../contracts/connector.ts';
import { listen } from '../http/listen.ts';
/** One answer of the provider: an HTTP reply, or an end of the connection without one. */
export type ProviderAnswer = { readonly status: number; readonly body: string } | 'close' | 'reset';

export const acceptance: ProviderAnswer = {
  status: 200,
  body: JSON.stringify({ Response: { SendStatusSet: [{ Code: 'Ok' }] } }),
};

const sendSms = z.object({ PhoneNumberSet: z.tuple([z.string()]), TemplateParamSet: z.array(z.string()) });

const readJson = (body: string): unknown => (body === '' ? undefined : JSON.parse(body));

/** A provider that says what a test tells it to say, whatever it is asked. */
export const startScriptedProvider = async () => {
  const { key, cert } = await generateCACertificate({ subject: { commonName: providerHost } });
  let answer: ProviderAnswer = acceptance;
  let received = 0;
  // Only the plain socket under the TLS one can be reset.
  const sockets = new Map<number | undefined, Socket>();
  const codes = new Map<string, string>();
  const server = createServer({ key, cert }, async (request, response) => {
    received += 1;
    const message = sendSms.safeParse(readJson(await text(request)));
    if (message.success) {
      codes.set(message.data.PhoneNumberSet[0].replace(/^\+/, ''), message.data.TemplateParamSet[0] ?? '');
    }
    if (answer === 'close') {
      request.socket.destroy();
    } else if (answer === 'reset') {
      sockets.get(request.socket.remotePort)?.resetAndDestroy();
    } else {
      response.writeHead(answer.status, { 'content-type': 'application/json' }).end(answer.body);
    }
  });
  server.on('connection', (socket: Socket) => sockets.set(socket.remotePort, socket));
  const { port, [Symbol.asyncDispose]: dispose } = await listen(0, server);
  return {
    route: { host: '127.0.0.1', port, ca: cert },
    /** Requests that came. */
    get received() {
      return received;
    },
    /** First template parameter of the last request for a number; empty when there was none. */
    latestCode: async (phone: string) => codes.get(phone) ?? '',
    /** The answer from now on. */
    set answer(next: ProviderAnswer) {
      answer = next;
    },
    [Symbol.asyncDispose]: dispose,
  };
};
