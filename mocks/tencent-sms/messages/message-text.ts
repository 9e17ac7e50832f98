import { kept } from '../../sms/support/kept.ts';

/** The text of a message and what it costs. */

const mostTemplates = 1000;
/** Templates in pieces: texts and, between them, the digits of a variable. */
const known = new Map<string, readonly string[]>();

const piecesOf = (template: string): readonly string[] => {
  if (known.size >= mostTemplates && !known.has(template)) {
    known.clear();
  }
  return kept(known, template, () => template.split(/\{(\d+)\}/));
};

/** Fills a template's variables and puts the signature in front, as a phone shows it. */
export const renderText = (signName: string, template: string, parameters: readonly string[]): string => {
  let body = '';
  let isVariable = false;
  for (const piece of piecesOf(template)) {
    body += isVariable ? (parameters[Number(piece) - 1] ?? `{${piece}}`) : piece;
    isVariable = !isVariable;
  }
  return signName ? `【${signName}】${body}` : body;
};

/** The default alphabet of GSM 03.38 without its extension table. */
const gsm = /^[@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&'()*+,\-./0-9:;<=>?¡A-ZÄÖÑÜ§¿a-zäöñüà]*$/;

/**
 * Billed segments: 70 characters, 67 each when longer; abroad 160 and 153 where the alphabet of GSM suffices
 * (tencent-sms.md, section 2).
 */
export const segments = (text: string, abroad: boolean): number => {
  const [single, part] = abroad && gsm.test(text) ? [160, 153] : [70, 67];
  return text.length <= single ? 1 : Math.ceil(text.length / part);
};

/** The first run of 4 to 8 digits among the parameters of a template. */
export const extractCode = (parameters: readonly string[]): string | null => {
  for (const parameter of parameters) {
    const [code] = /(?<!\d)\d{4,8}(?!\d)/.exec(parameter) ?? [];
    if (code) {
      return code;
    }
  }
  return null;
};
