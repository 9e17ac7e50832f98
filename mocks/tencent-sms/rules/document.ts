import { ruleCards } from './catalogue.ts';
import { gatewayAnswers } from './gateway-answers.ts';
import { sendCodes } from './send-codes.ts';

/** The page of rules, in Markdown: what the fake checks, on whose word, and which code comes how. */

const row = (cells: readonly string[]): string => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;

const table = (head: readonly string[], rows: ReadonlyArray<readonly string[]>): string =>
  [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n');

const code = (text: string): string => `\`${text}\``;

const ruleTable = (stage: string): string =>
  table(
    ['Rule', 'What must hold', 'Code', 'Source', 'How sure'],
    ruleCards
      .filter((rule) => rule.stage === stage)
      .map(({ id, requires, codes, source, confidence }) => [
        code(id),
        requires,
        codes.map(code).join(', '),
        source,
        confidence,
      ]),
  );

const rulesOf = (wanted: string): string[] =>
  ruleCards.filter(({ codes }) => codes.includes(wanted)).map(({ id }) => id);

const codeTable = (): string =>
  table(
    ['Code', 'Before 3.0', 'Stands in', 'Text', 'Text is', 'Comes by'],
    Object.entries(sendCodes).map(([name, sendCode]) => [
      code(name),
      String(sendCode.legacy ?? ''),
      sendCode.place === 'error' ? 'the top-level error' : 'the status of a recipient',
      sendCode.message,
      sendCode.confidence,
      rulesOf(name).map(code).join(', ') || 'a fault only: its rule is not known',
    ]),
  );

const gatewayTable = (): string =>
  table(
    ['Code', 'Text', 'Text is', '`X-TC-Language: zh-CN`', 'Text is', 'Comes by'],
    gatewayAnswers.map(({ refusal: { code: name, text }, wording }) => [
      code(name),
      text.en.replaceAll('\n', ' '),
      wording.en,
      text.zh.replaceAll('\n', ' '),
      wording.zh,
      rulesOf(name).map(code).join(', ') || 'a fault only',
    ]),
  );

/** The whole page. */
export const rulesDocument = (): string => `# Rules of the fake Tencent SMS provider

<!-- Made by "npm run sms -- --rules docs/tencent-sms-rules.md" from mocks/tencent-sms/rules. -->

Rules are applied in this order until one is broken. Sections are those of the truth sheet that the fake was built from.
How sure a rule or a text is: *observed* in replies of the real service that were published; *documented* by Tencent or in its SDKs; *derived* from older documents of the same texts; *inferred* from the rest; *placeholder* where only the code is known. Match on codes, never on texts.

## The gateway

These fail the whole request.

${ruleTable('gateway')}

## The request

These fail the whole request.

${ruleTable('request')}

## Each recipient

These fail one recipient, and the others are sent to all the same. Frequency rules are off unless the account sets their limit.

${ruleTable('recipient')}

## The ${Object.keys(sendCodes).length} codes of SendSms

Every one of them can be had by a fault as well: ${code('{"effect":{"kind":"error","code":"..."}}')}.

${codeTable()}

## The codes of the gateway

They stand in the top-level error, with values of examples here, and can be had by a fault as well.

${gatewayTable()}
`;
