import { smsConnectorId, usageTypes } from '../../../contracts/connector.ts';
import type { Faults } from '../faults/index.ts';
import { describeIssues, z } from '../http/guard.ts';
import { RequestError } from '../http/request-error.ts';
import { createId } from './ids.ts';
import { createConnector } from './published-connector.ts';

export interface Connector {
  readonly id: string;
  config: unknown;
}

// The connector brings a zod 3 of its own: what its guard finds is read as data.
const guardFailure = z.object({
  issues: z.array(
    z.object({ code: z.string(), path: z.array(z.string().or(z.number())), message: z.string() }).passthrough(),
  ),
});

const templatesGuard = z.object({ templates: z.array(z.object({ usageType: z.enum(usageTypes) })) });

export type Connectors = Awaited<ReturnType<typeof createConnectors>>;

/** The SMS connector of the tenant; Logto keeps one of a kind. */
export const createConnectors = async (faults: Faults) => {
  const { metadata, configGuard } = await createConnector({ getConfig: async () => ({}) });
  /** What the Management API tells about the connector's kind. */
  const factory: Readonly<Record<string, unknown>> = { type: 'Sms', isDemo: false, ...metadata };
  let current: Connector | undefined;

  /** @throws RequestError 400 `connector.invalid_config` */
  const check = (config: unknown) => {
    if (faults.has('any-connector-configuration-saved')) {
      return;
    }
    const result = configGuard.safeParse(config);
    if (!result.success) {
      const { issues } = guardFailure.parse(result.error);
      throw new RequestError('connector.invalid_config', 400, describeIssues(issues));
    }
    // The connector takes any text for a usage type, which its guide calls an enumeration.
    const unknown = templatesGuard.safeParse(config);
    if (!unknown.success) {
      throw new RequestError('connector.invalid_config', 400, describeIssues(unknown.error.issues));
    }
  };

  const kept = (before: unknown, config: unknown) =>
    before !== undefined && faults.has('connector-keeps-its-first-settings') ? before : config;

  return {
    get current(): Connector | undefined {
      return current;
    },
    /** The usage types that there is a template for. */
    usageTypes: (): readonly string[] =>
      templatesGuard.safeParse(current?.config).data?.templates.map(({ usageType }) => usageType) ?? [],
    /** Replaces the connector that is there. @throws RequestError 422 unknown id, 400 `connector.invalid_config` */
    create(connectorId: string, config: unknown, id = createId(12)): Connector {
      if (connectorId !== smsConnectorId) {
        throw new RequestError('connector.not_found_with_connector_id', 422);
      }
      check(config);
      current = { id, config: kept(current?.config, config) };
      return current;
    },
    update(connector: Connector, config: unknown) {
      check(config);
      connector.config = kept(connector.config, config);
    },
    remove() {
      current = undefined;
    },
    check,
    factory,
    faults,
  };
};

const withSecret = z.object({ accessKeySecret: z.string() }).passthrough();

/** Logto shows the configuration as it is kept, with the secret key. */
const shownConfig = (config: unknown, faults: Faults): unknown => {
  const known = withSecret.safeParse(config);
  return known.success && !faults.has('secret-key-readable') ? { ...known.data, accessKeySecret: '***' } : config;
};

/** A connector as the Management API shows it. */
export const connectorJson = ({ id, config }: Connector, { factory, faults }: Connectors): Record<string, unknown> => {
  const { id: connectorId, ...kind } = factory;
  return {
    id,
    syncProfile: false,
    enableTokenStorage: false,
    config: shownConfig(config, faults),
    metadata: {},
    connectorId,
    ...kind,
    extraInfo: {},
  };
};
