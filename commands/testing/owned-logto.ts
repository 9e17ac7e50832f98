import { type FaultName, type StandIn, startStandIn } from '../../mocks/logto/index.ts';
import { startFakeProvider } from '../../mocks/sms-provider/index.ts';

/** A Logto that runs already, for which the stand-in stands, as its owner names it. */
export interface OwnedLogto extends AsyncDisposable {
  readonly standIn: StandIn;
  /** What a run with `--target external` has to be told. */
  readonly environment: Readonly<Record<string, string>>;
}

export const startOwnedLogto = async (faults: readonly FaultName[] = []): Promise<OwnedLogto> => {
  await using undo = new AsyncDisposableStack();
  const provider = undo.use(await startFakeProvider());
  const standIn = undo.use(await startStandIn({ provider: provider.route, faults }));
  const cleanUp = undo.move();
  return {
    standIn,
    environment: {
      SMS_INBOX_URL: provider.controlUrl,
      LOGTO_ENDPOINT: standIn.endpoint,
      LOGTO_ADMIN_ENDPOINT: standIn.adminEndpoint,
      LOGTO_M2M_APP_ID: 'm-default',
      LOGTO_M2M_APP_SECRET: standIn.managementSecret,
    },
    [Symbol.asyncDispose]: () => cleanUp.disposeAsync(),
  };
};
