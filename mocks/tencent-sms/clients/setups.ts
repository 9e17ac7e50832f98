/** What the samples of Tencent's set up: site, signature and method. */
export interface Setup {
  readonly region: string;
  readonly host: string;
  readonly signMethod: 'TC3-HMAC-SHA256' | 'HmacSHA256' | 'HmacSHA1';
  readonly reqMethod: 'POST' | 'GET';
  readonly templateId: string;
  readonly phone: string;
}

const mainland = {
  ...{ region: 'ap-guangzhou', host: 'sms.tencentcloudapi.com' },
  ...{ templateId: '449739', phone: '+8613711112222' },
};
/** What differs on the site for other countries. */
export const abroad = {
  ...{ region: 'ap-singapore', host: 'sms.intl.tencentcloudapi.com' },
  ...{ templateId: '1111', phone: '+60198890000' },
};

/** The one that the README shows. */
export const shown: Setup = { ...mainland, signMethod: 'TC3-HMAC-SHA256', reqMethod: 'POST' };

/** All of them, on both sites. */
export const setups: readonly Setup[] = [mainland, abroad].flatMap((site) =>
  (['TC3-HMAC-SHA256', 'HmacSHA256', 'HmacSHA1'] as const).flatMap((signMethod) =>
    (['POST', 'GET'] as const).map((reqMethod) => ({ ...site, signMethod, reqMethod })),
  ),
);
