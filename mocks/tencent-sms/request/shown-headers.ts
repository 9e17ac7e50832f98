import type { WireRequest } from '../../sms/wire/request.ts';

/** Characters of a header that are kept. */
const longestHeader = 300;

const shownHeaders = [
  'authorization',
  'content-type',
  'host',
  'user-agent',
  'x-tc-action',
  'x-tc-content-sha256',
  'x-tc-language',
  'x-tc-region',
  'x-tc-requestclient',
  'x-tc-timestamp',
  'x-tc-traceid',
  'x-tc-version',
];

const withoutSignature = (authorization: string): string => {
  const end = authorization.indexOf('Signature=');
  return end === -1 ? '***' : `${authorization.slice(0, end)}Signature=***`;
};

/** Headers as the inbox page may show them: without signature and token. */
export const safeHeaders = (headers: WireRequest['headers']): Record<string, string> => {
  const safe: Record<string, string> = {};
  for (const name of shownHeaders) {
    const value = headers[name];
    if (value !== undefined) {
      safe[name] =
        name === 'authorization' ? withoutSignature(value.slice(0, longestHeader)) : value.slice(0, longestHeader);
    }
  }
  if (headers['x-tc-token'] !== undefined) {
    safe['x-tc-token'] = '***';
  }
  return safe;
};
