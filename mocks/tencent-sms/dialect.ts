import { randomInt } from 'node:crypto';
import { z } from 'zod';
import { providerHost } from '../../contracts/connector.ts';
import type { Dialect } from '../sms/tenants/dialect.ts';
import { accountSchema, defaultAccount, defaultKeys, quotasSchema } from './account/account.ts';
import { limitFields } from './account/limits.ts';
import { TencentCustomer, type TencentTypes } from './customer/customer.ts';
import { inboxKey } from './messages/phone-number.ts';
import { readRequest, tooLarge } from './request/read.ts';
import { catalogue } from './rules/catalogue.ts';
import { rulesDocument } from './rules/document.ts';
import { maxBodySize } from './rules/gateway-subject.ts';

const ownParts = new Set(['credentials', 'applications']);

/** Tencent Cloud SMS, API 3.0. */
export const tencent: Dialect<TencentTypes> = {
  name: 'Tencent SMS',
  endpoint: { host: providerHost, otherNames: ['sms.*.tencentcloudapi.com'], maxBodySize, tooLarge, server: 'nginx' },
  catalogue,
  accountSchema,
  quotasSchema,
  changesSchema: z
    .partialRecord(z.enum(Object.keys(accountSchema.shape)), z.unknown())
    .refine(
      (parts) => Object.keys(parts).every((part) => !ownParts.has(part)),
      'a namespace gets keys and application',
    ),
  fields: [
    { name: 'application', label: 'SmsSdkAppId' },
    { name: 'serialNo', label: 'SerialNo' },
    { name: 'reference', label: 'SessionContext' },
  ],
  limits: limitFields,
  rulesDocument,
  defaultAccount,
  accountOf(namespace, base, changes) {
    const unique = String(randomInt(100_000_000)).padStart(8, '0');
    const secretId = `AKID${namespace.replace(/\W/g, '')}${unique}`;
    return accountSchema.parse({
      ...base,
      ...changes,
      credentials: [{ secretId, secretKey: `key-of-${namespace}-${unique}` }],
      applications: [{ smsSdkAppId: `14${unique}` }],
    });
  },
  keyIdsOf: ({ credentials }) => credentials.map(({ secretId }) => secretId),
  keysOf: ({ credentials: [credential], applications: [application] }) => ({
    secretId: credential?.secretId,
    secretKey: credential?.secretKey,
    smsSdkAppId: application?.smsSdkAppId,
  }),
  describe: ({ credentials: [credential], applications: [application] }) =>
    [
      `SecretId ${credential?.secretId}`,
      ...(credential?.secretKey === defaultKeys.secretKey ? [`SecretKey ${defaultKeys.secretKey}`] : []),
      `SmsSdkAppId ${application?.smsSdkAppId}`,
    ].join(', '),
  publicAccount: ({ credentials, ...account }) => ({
    ...account,
    credentials: credentials.map(({ secretId, actions }) => ({ secretId, ...(actions && { actions }) })),
  }),
  inboxKey,
  openCustomer: (account, clock, callbackHosts) => new TencentCustomer(account, clock, callbackHosts),
  read: readRequest,
};
