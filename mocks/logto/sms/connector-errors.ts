import { ConnectorError, ConnectorErrorCodes } from '@logto/connector-kit';
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

/**
 * What a client sees when the connector fails, as measured (`logto.md`, section 2). A reset connection and a reply
 * that is no JSON are 500 in Logto because nothing there catches them; here they are connector errors like the rest.
 */
export const connectorFailure = (error: unknown): RequestError => {
  if (error instanceof ConnectorError && error.code === ConnectorErrorCodes.TemplateNotFound) {
    return new RequestError('connector.template_not_found', 400, { data: error.data });
  }
  if (error instanceof ConnectorError) {
    const data = asRecord.safeParse(error.data);
    return general(data.success ? data.data : { message: String(error.data) });
  }
  return general({ message: `Request error: ${error instanceof Error ? error.message : String(error)}` });
};
