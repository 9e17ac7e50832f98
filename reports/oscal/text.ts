import type { Property } from './model.ts';

/** Whose names the properties are: OSCAL keeps those without a namespace for itself. */
const ns = 'logto-phone-conformance:oscal/v1';

/** A string of OSCAL: neither empty nor with a line feed, no white space around it. */
export const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim() || '–';

/**
 * Text in a field of Markdown, as it is: a reader could take what a page of the target said for a link or for HTML. Names
 * such as `redirect_uri` stay whole, for Markdown leaves them alone.
 */
export const asMarkdown = (text: string): string => oneLine(text).replaceAll(/[\\`*[\]<>]/g, '\\$&');

/** A fact that OSCAL has no field for. */
export const prop = (
  name: string,
  value: string | number | boolean,
  more: Pick<Property, 'class' | 'remarks'> = {},
): Property => ({ name, ns, value: oneLine(`${value}`), ...more });
