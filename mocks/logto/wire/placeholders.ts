/** Values of this run for the `<name>` places of a recording. */
export type Values = Readonly<Record<string, string>>;

/** The value of an opaque token, as recordings note it. */
export const opaque = (token: string | undefined): Values => ({ 'opaque:43': token ?? '' });

const place = /<([^<>]+)>/g;

/** @throws Error when a place has no value: the preparation of that recording is incomplete */
export const fill = (text: string, values: Values): string =>
  text
    .replaceAll(
      /<(endpoint|adminEndpoint)>%2F/g,
      (_all, name: string) => `${encodeURIComponent(values[name] ?? '')}%2F`,
    )
    .replaceAll(place, (_all, name: string) => {
      const value = values[name];
      if (value === undefined) {
        throw new Error(`no value for <${name}> in ${text}`);
      }
      return value;
    });

const base64 = /base64\((.*)\)/s;

/** A header value; `base64(...)` is the encoding of what it encloses. */
export const fillHeader = (text: string, values: Values): string =>
  fill(text, values).replace(base64, (_all, plain: string) => Buffer.from(plain).toString('base64'));

/** Fills every text of a JSON value. */
export const fillBody = (body: unknown, values: Values): unknown => {
  if (typeof body === 'string') {
    return fill(body, values);
  }
  if (Array.isArray(body)) {
    return body.map((item) => fillBody(item, values));
  }
  return typeof body === 'object' && body !== null
    ? Object.fromEntries(Object.entries(body).map(([key, value]) => [key, fillBody(value, values)]))
    : body;
};
