import { expect, test } from '../../fixtures/playwright/provider/with-provider.ts';

for (const [wrong, certificateIs] of [
  ['untrusted', 'an untrusted certificate'],
  ['name', 'a certificate for another host'],
  ['expired', 'an expired certificate'],
] as const) {
  test(`no request is sent to a provider with ${certificateIs}`, { tag: [`@SND-14.1.${wrong}`] }, async ({
    begin,
    codeFor,
    phone,
    provider,
    metByNewConnection,
  }) => {
    const visitor = await begin('SignIn');
    const trustedBefore = await provider.trusted();
    await using certificate = await provider.wrongCertificate(wrong);
    const { reply, requestsBefore } = await metByNewConnection(certificate, phone, () =>
      visitor.sendCode(phone, 'SignIn'),
    );
    expect(reply.status).toBeGreaterThanOrEqual(400);
    expect(await provider.requests(phone)).toHaveLength(requestsBefore);
    // Over such a connection the provider reads no request: it notes that something came.
    expect(await provider.trusted()).toBe(trustedBefore);
    await certificate[Symbol.asyncDispose]();
    await codeFor(visitor, phone, 'SignIn');
  });
}
