/** What a caller asked for that cannot be; the control API answers with this status and these words. */
export class ClientError extends Error {
  readonly status: 400 | 409;

  constructor(status: 400 | 409, message: string) {
    super(message);
    this.status = status;
  }
}
