import { expect, test } from '@playwright/test';
import { type SignedParameters, signV1, textToSign, verifyV1 } from './v1.ts';

/** The example of Tencent's documentation of signature method v1, whose key has its end starred out. */
const example: SignedParameters = {
  method: 'GET',
  host: 'cvm.tencentcloudapi.com',
  parameters: Object.entries({
    Action: 'DescribeInstances',
    SecretId: 'AKIDz8krbsJ5yKBZQpn74WFkmLPx3*******',
    Timestamp: '1465185768',
    Nonce: '11886',
    Region: 'ap-guangzhou',
    'InstanceIds.0': 'ins-09dx96dg',
    Offset: '0',
    Limit: '20',
    Version: '2017-03-12',
  }),
};
const secretKey = 'Gu5t9xGARNpq86cd98joQYCN3*******';

const withMethod = (method: string): SignedParameters => ({
  ...example,
  parameters: [...example.parameters, ['SignatureMethod', method]],
});

test('the example of the documentation gives its published signature', () => {
  expect(textToSign(example)).toBe(
    'GETcvm.tencentcloudapi.com/?Action=DescribeInstances&InstanceIds.0=ins-09dx96dg&Limit=20&Nonce=11886&Offset=0&Region=ap-guangzhou&SecretId=AKIDz8krbsJ5yKBZQpn74WFkmLPx3*******&Timestamp=1465185768&Version=2017-03-12',
  );
  expect(signV1(example, secretKey)).toBe('zmmjn35mikh6pM3V7sUEuX4wyYM=');
});

test('only the method HmacSHA256 gives a signature of 32 bytes', () => {
  const lengths = ['HmacSHA256', 'HmacSHA1', 'sha256'].map(
    (method) => Buffer.from(signV1(withMethod(method), secretKey), 'base64').length,
  );
  expect(lengths).toEqual([32, 20, 20]);
});

test('names are sorted by ASCII code and values are signed unencoded', () => {
  const parameters = ['Ids.2', 'Ids.12', 'Ids.0'].map((name) => [name, '中 +'] as const);
  expect(textToSign({ method: 'POST', host: 'h', parameters })).toBe('POSTh/?Ids.0=中 +&Ids.12=中 +&Ids.2=中 +');
});

test('a host with a port verifies whether the client signed the port or not', () => {
  const withPort = { ...example, host: `${example.host}:8443` };
  expect(verifyV1(withPort, signV1(withPort, secretKey), secretKey)).toBe(true);
  expect(verifyV1(withPort, signV1(example, secretKey), secretKey)).toBe(true);
  expect(verifyV1(example, signV1(withPort, secretKey), secretKey)).toBe(false);
});
