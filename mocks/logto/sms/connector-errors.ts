import { ConnectorError, ConnectorErrorCodes } from '@logto/connector-kit';
import type { Faults } from '../faults/index.ts';
import { z } from '../http/guard.ts';
import { RequestError } from '../http/request-error.ts';

const described = z.object({ errorDescription: z.string() });

const general = (data: Record<string, unknown>) => {
  const known = described.safeParse(data);
  return new RequestError('connector.general', 400, {
    data,
    interpolation: { errorDescription: known.success ? known.data.errorDescription : JSON.stringify(data) },
  });
};

const asRecord = z.record(z.unknown());

const withCode = z.object({ code: z.string() });

/** Errors that nothing in Logto catches, by got's code for them; those without one come of JSON of another form. */
const isFaultOfBody = (error: unknown) =>
  withCode.safeParse(error).data?.code === 'ERR_BODY_PARSE_FAILURE' || error instanceof TypeError;

/**
 * What a client sees when the connector fails. Logto hands on what the provider said, with its codes and ids, and lets
 * a reset and a reply of another form end in a 500 (`logto.md`, section 2); here all are connector errors, whose words
 * are for the user.
 */
export const connectorFailure = (error: unknown, faults: Faults): unknown => {
  if (error instanceof ConnectorError && error.code === ConnectorErrorCodes.TemplateNotFound) {
    return faults.has('server-error-without-a-template')
      ? error
      : new RequestError('connector.template_not_found', 400, { data: error.data });
  }
  if (error instanceof Error && faults.has('stack-in-send-errors')) {
    return general({ message: error.stack });
  }
  if (error instanceof ConnectorError && faults.has('provider-internals-shown')) {
    const data = asRecord.safeParse(error.data);
    return general(data.success ? data.data : { message: String(error.data) });
  }
  if (!(error instanceof ConnectorError)) {
    const body = isFaultOfBody(error);
    if (faults.has('server-error-on-provider-html') && body) {
      return error;
    }
    if (faults.has('server-error-on-provider-reset') && !body) {
      return error;
    }
  }
  return general({ message: 'The message could not be sent.' });
};
