import { connectorConfig, defaultAccount } from '../index.ts';
import { startConnector } from '../testing/connector.ts';
import { expect, startWith, test } from '../testing/test.ts';

test('defect 12: the usual template with a code and its minutes cannot be used', async () => {
  const text = '{1}为您的登录验证码，请于{2}分钟内填写。';
  await using fake = await startWith({
    templates: defaultAccount().templates.map((template) => ({ ...template, text })),
  });
  await using connector = await startConnector(fake.route);
  await connector.send(connectorConfig(fake.account), '8613810000090', 'SignIn', { code: '246810' });
  expect(fake.requests('8613810000090')).toMatchObject([
    { verdict: 'FailedOperation.TemplateParamSetNotMatchApprovedTemplate' },
  ]);
});
