import { once } from 'node:events';
import { createServer } from 'node:https';
import type { Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { generateCACertificate } from 'mockttp';
import { z } from 'zod';
import { providerHost } from '../../../contracts/connector.ts';
import type { ProviderRoute } from '../../../contracts/provider-route.ts';

/** One answer of the provider: an HTTP reply, or an end of the connection without one. */
export type ProviderAnswer = { readonly status: number; readonly body: string } | 'close' | 'reset';

/** A provider that says what a test tells it to say, whatever it is asked. */
export interface ScriptedProvider extends AsyncDisposable {
  readonly route: ProviderRoute;
  /** Requests that came. */
  readonly requests: number;
  /** First template parameter of the last request for a number; empty when there was none. */
  latestCode(phone: string): string;
  /** The answer from now on. */
  answer: ProviderAnswer;
}

export const acceptance: ProviderAnswer = {
  status: 200,
  body: JSON.stringify({ Response: { SendStatusSet: [{ Code: 'Ok' }] } }),
};

const sendSms = z.object({ PhoneNumberSet: z.tuple([z.string()]), TemplateParamSet: z.array(z.string()) });

const address = z.object({ port: z.number() });

const readJson = (body: string): unknown => (body === '' ? undefined : JSON.parse(body));

export const startScriptedProvider = async (): Promise<ScriptedProvider> => {
  const { key, cert } = await generateCACertificate({ subject: { commonName: providerHost } });
  const state: { answer: ProviderAnswer; requests: number } = { answer: acceptance, requests: 0 };
  // Only the plain socket under the TLS one can be reset.
  const sockets = new Map<number | undefined, Socket>();
  const codes = new Map<string, string>();
  const server = createServer({ key, cert }, async (request, response) => {
    state.requests += 1;
    const message = sendSms.safeParse(readJson(await text(request)));
    if (message.success) {
      codes.set(message.data.PhoneNumberSet[0].replace(/^\+/, ''), message.data.TemplateParamSet[0] ?? '');
    }
    const { answer } = state;
    if (answer === 'close') {
      request.socket.destroy();
    } else if (answer === 'reset') {
      sockets.get(request.socket.remotePort)?.resetAndDestroy();
    } else {
      response.writeHead(answer.status, { 'content-type': 'application/json' }).end(answer.body);
    }
  });
  server.on('connection', (socket: Socket) => sockets.set(socket.remotePort, socket));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    route: { host: '127.0.0.1', port: address.parse(server.address()).port, ca: cert },
    get requests() {
      return state.requests;
    },
    latestCode: (phone) => codes.get(phone) ?? '',
    get answer() {
      return state.answer;
    },
    set answer(answer) {
      state.answer = answer;
    },
    async [Symbol.asyncDispose]() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
};
