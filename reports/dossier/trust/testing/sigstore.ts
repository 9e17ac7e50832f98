import { createHash, generateKeyPairSync } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { fulcioHandler, initializeCA, initializeCTLog, initializeTLog, rekorHandler } from '@sigstore/mock';
import { z } from 'zod';
import { envelopeSchema } from '../../statement/envelope.ts';

const newKeys = () => generateKeyPairSync('ec', { namedCurve: 'P-256' });

const base64 = (bytes: ArrayBufferView): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');

const since = { start: '2020-01-01T00:00:00Z' };

/** A log, as a trusted root names it. @param keyId of its key */
const logOf = (publicKey: Buffer, keyId: string) => ({
  ...{ baseUrl: 'http://127.0.0.1', hashAlgorithm: 'SHA2_256', logId: { keyId } },
  publicKey: {
    rawBytes: publicKey.toString('base64'),
    ...{ keyDetails: 'PKIX_ECDSA_P256_SHA_256', validFor: since },
  },
});

const proposed = z.object({
  kind: z.literal('dsse'),
  spec: z.object({ proposedContent: z.object({ envelope: z.string(), verifiers: z.tuple([z.string()]) }) }),
});

const hash = (content: string | Buffer) => ({
  ...{ algorithm: 'sha256', value: createHash('sha256').update(content).digest('hex') },
});

/** What Rekor keeps of an entry that is proposed: hashes, signature and certificate, and not the statement. */
const kept = (body: string): string => {
  const { envelope, verifiers } = proposed.parse(JSON.parse(body)).spec.proposedContent;
  const { payload, signatures } = envelopeSchema.parse(JSON.parse(envelope));
  const [verifier] = verifiers;
  return JSON.stringify({
    ...{ apiVersion: '0.0.1', kind: 'dsse' },
    spec: {
      ...{ envelopeHash: hash(envelope), payloadHash: hash(Buffer.from(payload, 'base64')) },
      signatures: signatures.map(({ sig }) => ({ signature: sig, verifier })),
    },
  });
};

/** A Sigstore of one's own on loopback: Fulcio and Rekor at one address, and the trusted root that verifiers get. */
export const startSigstore = async () => {
  const ctLog = await initializeCTLog(newKeys());
  const ca = await initializeCA(newKeys(), ctLog);
  const rekor = await initializeTLog('http://127.0.0.1', newKeys());
  const [certificates, log] = [fulcioHandler(ca), rekorHandler(rekor)];
  const handlers = new Map([
    [certificates.path, certificates.fn],
    [log.path, (body: string) => log.fn(kept(body))],
  ]);
  const answer = async (request: IncomingMessage) => {
    const body = await text(request);
    return await handlers.get(request.url ?? '')?.(body);
  };
  const server = createServer(async (request, response) => {
    const reply = await answer(request);
    response.writeHead(reply?.statusCode ?? 404, { 'content-type': reply?.contentType ?? 'text/plain' });
    response.end(reply?.response);
  });
  const { promise: listening, resolve } = Promise.withResolvers<void>();
  server.listen(0, '127.0.0.1', resolve);
  await listening;
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  const root = {
    mediaType: 'application/vnd.dev.sigstore.trustedroot+json;version=0.1',
    certificateAuthorities: [
      { uri: url, certChain: { certificates: [{ rawBytes: base64(ca.rootCertificate) }] }, validFor: since },
    ],
    tlogs: [logOf(rekor.publicKey, createHash('sha256').update(rekor.publicKey).digest('base64'))],
    ctlogs: [logOf(ctLog.publicKey, base64(ctLog.logID))],
  };
  return {
    ...{ fulcio: url, rekor: url, root: JSON.stringify(root) },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      const { promise, resolve: closed } = Promise.withResolvers<void>();
      server.close(() => closed());
      await promise;
    },
  };
};

const encoded = (content: object): string => Buffer.from(JSON.stringify(content)).toString('base64url');

/** An identity token as a CI gives it: a Sigstore of tests does not look at its signature. */
export const identityOf = (subject: string, issuer: string) => ({
  getToken: async () =>
    [encoded({ alg: 'RS256', typ: 'JWT' }), encoded({ sub: subject, iss: issuer, aud: 'sigstore' }), 'c2ln'].join('.'),
});
