import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

const readme = await readFile(join(import.meta.dirname, '../README.md'), 'utf8');

/** The only program in a language that the README shows. */
export const snippetIn = (language: string): string => {
  const [first = '', ...others] = readme.split(/^```/m).filter((block) => block.startsWith(`${language}\n`));
  if (first === '' || others.length > 0) {
    throw new Error(`README.md has to have one block of ${language}, and has ${first === '' ? 0 : others.length + 1}`);
  }
  return first.slice(language.length + 1);
};

/** Where a fake is, in place of what the README says. */
export interface Address {
  readonly port: number;
  readonly caFile: string;
}

const at = (text: string, { port, caFile }: Address) =>
  text.replaceAll('8443', String(port)).replaceAll('ca.pem', caFile);

/** The environment that the README tells to set. */
export const environmentOf = (address: Address): Record<string, string> => {
  const lines = [...readme.matchAll(/^export (.+)$/gm)].flatMap(([, words = '']) => words.split(' '));
  return Object.fromEntries(lines.map((word) => at(word, address).split(/=(.*)/s, 2)));
};

/** The command of a tool as the README shows it, in words as a shell reads them. */
export const commandOf = (tool: string, address: Address): string[] => {
  const [, words = ''] = new RegExp(`^${tool} (.+)$`, 'm').exec(readme) ?? [];
  return at(words.replaceAll("'", ''), address).split(' ');
};

/** What the samples of Tencent's set up: site, signature and method. */
export interface Setup {
  readonly region: string;
  readonly host: string;
  readonly signMethod: string;
  readonly reqMethod: string;
  readonly templateId: string;
  readonly phone: string;
}

const mainland = {
  ...{ region: 'ap-guangzhou', host: 'sms.tencentcloudapi.com' },
  ...{ templateId: '449739', phone: '+8613711112222' },
};
const abroad = {
  ...{ region: 'ap-singapore', host: 'sms.intl.tencentcloudapi.com' },
  ...{ templateId: '1111', phone: '+60198890000' },
};
const shown: Setup = { ...mainland, signMethod: 'TC3-HMAC-SHA256', reqMethod: 'POST' };

/** All of them, on both sites. The first is the one that the README shows. */
export const setups: readonly Setup[] = [mainland, abroad].flatMap((site) =>
  [shown.signMethod, 'HmacSHA256', 'HmacSHA1'].flatMap((signMethod) =>
    [shown.reqMethod, 'GET'].map((reqMethod) => ({ ...site, signMethod, reqMethod })),
  ),
);

/** A program of the README's with another setup. */
export const withSetup = (snippet: string, setup: Setup): string =>
  snippet
    .replaceAll(shown.region, setup.region)
    .replaceAll(shown.host, setup.host)
    .replaceAll(shown.signMethod, setup.signMethod)
    .replaceAll(shown.reqMethod, setup.reqMethod)
    .replaceAll(shown.templateId, setup.templateId)
    .replaceAll(shown.phone, setup.phone);
