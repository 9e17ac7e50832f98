/** Requests as they go over the wire, whoever sends them. Plain TypeScript: k6 and the stand-in's pages use it too. */

/** A request to Logto, below its endpoint. */
export interface WireRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** With its query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Parameters of a query or a form; undefined leaves one out. */
export type Parameters = Readonly<Record<string, string | undefined>>;

/** The parameters that are not left out, as a query or a form. k6 has no `URLSearchParams`. */
export const encode = (parameters: Parameters): string =>
  Object.entries(parameters)
    .flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${encodeURIComponent(value)}`]))
    .join('&');

/** A form, as a browser or an application posts it. */
export const postForm = (path: string, parameters: Parameters, headers: WireRequest['headers'] = {}): WireRequest => ({
  method: 'POST',
  path,
  headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
  body: encode(parameters),
});
