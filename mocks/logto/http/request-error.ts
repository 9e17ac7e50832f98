import { messageOf } from './messages.ts';

interface Details {
  /** Machine-readable part of the error, sent as `data`. */
  readonly data?: unknown;
  /** Human-readable list of what was wrong with an input. */
  readonly details?: string;
  /** Values for the `{{name}}` places of the message; an absent one stays as it is, as in Logto. */
  readonly interpolation?: Readonly<Record<string, string>>;
  /** Members added to the body as they are, for example `error_description`. */
  readonly extra?: Readonly<Record<string, unknown>>;
}

/** An answer of Logto's own error shape: `{ code, message, data?, details? }`. */
export class RequestError extends Error {
  readonly code: string;
  readonly status: number;
  readonly detail: Details;

  constructor(code: string, status = 400, detail: Details = {}) {
    super(code);
    this.code = code;
    this.status = status;
    this.detail = detail;
  }

  /** The JSON body in the language that the client asked for. */
  body(language: string): Record<string, unknown> {
    const { data, details, interpolation = {}, extra } = this.detail;
    return {
      code: this.code,
      ...(data === undefined ? {} : { data }),
      ...(details === undefined ? {} : { details }),
      message: messageOf(this.code, language).replaceAll(
        /\{\{\s*(\w+)\s*\}\}/g,
        (place, name: string) => interpolation[name] ?? place,
      ),
      ...extra,
    };
  }
}

/** The interaction or session that a cookie names is not there; the descriptions are those of oidc-provider. */
export const sessionNotFound = (description?: string): RequestError =>
  new RequestError('session.not_found', 400, {
    ...(description === undefined ? {} : { extra: { error: 'invalid_request', error_description: description } }),
  });
