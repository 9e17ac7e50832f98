import { experienceRequest, identifierVerbs, secondFactorVerbs } from '../../contracts/experience.ts';
import { connectorConfig } from '../sms-provider/index.ts';
import { type Person, verificationIdOf } from './testing/person.ts';
import { expect, test } from './testing/test.ts';

const password = 'Kx7!some-Word';

const byPassword = (identifier: 'username' | 'phone') => ({
  identifier,
  password: true,
  verificationCode: false,
  isPasswordPrimary: true,
});

const enrolment = {
  signUp: { identifiers: ['username'], password: true, verify: false },
  signIn: { methods: [byPassword('username'), byPassword('phone')] },
  mfa: { policy: 'Mandatory', factors: ['PhoneVerificationCode'] },
};

/** The calls that few flows have. */
const rarely = ({ browser, client }: Person) => {
  const send = (call: Parameters<typeof experienceRequest>[0]) =>
    browser.send(experienceRequest(call, client.clientId));
  return { ...identifierVerbs(send), ...secondFactorVerbs(send) };
};

test.describe(() => {
  test.use({ signInExperience: enrolment });

  test('a new user enrols a number, whose code the next sign-in asks for', async ({
    person,
    phone,
    nextCode,
    provider,
  }) => {
    const { addName, bindSecondFactor, sendSecondCode, verifySecondCode } = rarely(person);
    await person.begin('Register');
    await addName('somebody');
    await person.experience.addPassword(password);
    await person.experience.identify();
    expect(await person.experience.submit()).toMatchObject({
      status: 422,
      body: { code: 'user.missing_mfa', data: { availableFactors: ['PhoneVerificationCode'] } },
    });
    const verificationId = verificationIdOf(await person.experience.sendCode(phone, 'Register'));
    await person.experience.verifyCode({ phone, verificationId, code: await nextCode() });
    expect((await bindSecondFactor(verificationId)).status).toBe(204);
    await person.finish();
    await person.begin('SignIn');
    await person.experience.identify(
      verificationIdOf(await person.experience.verifyPassword('somebody', password, 'username')),
    );
    expect(await person.experience.submit()).toMatchObject({
      status: 403,
      body: { data: { maskedIdentifiers: { PhoneVerificationCode: `****${phone.slice(-4)}` } } },
    });
    const second = verificationIdOf(await sendSecondCode());
    const code = (await provider.inbox.messages(phone)).at(-1)?.code;
    expect((await verifySecondCode({ verificationId: second, code })).status).toBe(200);
    expect((await person.experience.submit()).status).toBe(200);
  });
});

test('without templates of its own, the second factor is sent with the Generic one', async ({
  administrator,
  person,
  provider,
  user,
}) => {
  await administrator.setSignInExperience(enrolment);
  const config = connectorConfig(provider.account);
  await administrator.setConnector({ ...config, templates: config.templates.slice(0, 4) });
  await person.begin('SignIn');
  await person.identifyByPassword(user.phone, user.password);
  await rarely(person).sendSecondCode();
  expect(await provider.inbox.next(user.phone)).toMatchObject({ templateId: '100004' });
});
