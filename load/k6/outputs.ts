import { HarnessError } from '../../fixtures/tools/errors.ts';

interface Kind {
  /** Of the addresses that it takes, with the colon. */
  readonly protocols: readonly string[];
  /** How an address of it looks. */
  readonly example: string;
  /** What all its variables begin with. */
  readonly prefix: string;
  /** Tells k6 the address: its argument for `--out` takes none. */
  readonly settingsOf: (address: URL) => Readonly<Record<string, string>>;
}

/** k6 takes host and port, and the scheme as variables of their own; set both ways, as the user's environment may say otherwise. */
const openTelemetrySettings = ({ protocol, host, hostname, port, pathname }: URL): Record<string, string> =>
  protocol.startsWith('grpc')
    ? {
        K6_OTEL_EXPORTER_PROTOCOL: 'grpc',
        K6_OTEL_GRPC_EXPORTER_ENDPOINT: `${hostname}:${port || '4317'}`,
        K6_OTEL_GRPC_EXPORTER_INSECURE: String(protocol === 'grpc:'),
      }
    : {
        K6_OTEL_EXPORTER_PROTOCOL: 'http/protobuf',
        K6_OTEL_HTTP_EXPORTER_ENDPOINT: host,
        K6_OTEL_HTTP_EXPORTER_INSECURE: String(protocol === 'http:'),
        K6_OTEL_HTTP_EXPORTER_URL_PATH: pathname === '/' ? '/v1/metrics' : pathname,
      };

/** Outputs of k6 2 that send metrics to a server while the load runs, by k6's own names. */
const kinds = new Map<string, Kind>([
  [
    'experimental-prometheus-rw',
    {
      protocols: ['http:', 'https:'],
      example: 'experimental-prometheus-rw=http://localhost:9090/api/v1/write',
      prefix: 'K6_PROMETHEUS_RW_',
      settingsOf: ({ href }) => ({ K6_PROMETHEUS_RW_SERVER_URL: href }),
    },
  ],
  [
    'opentelemetry',
    {
      protocols: ['http:', 'https:', 'grpc:', 'grpcs:'],
      example: 'opentelemetry=http://localhost:4318 or opentelemetry=grpc://localhost:4317',
      prefix: 'K6_OTEL_',
      settingsOf: openTelemetrySettings,
    },
  ],
]);

/** An output that the user has switched on. */
export interface K6Output {
  /** As k6's `--out` takes it. */
  readonly name: string;
  /** Without credentials and query. */
  readonly address: string;
  /** What all its variables begin with. */
  readonly prefix: string;
  /** Variables that tell k6 the address; no secrets. */
  readonly settings: Readonly<Record<string, string>>;
}

/** All outputs of a load. */
export interface K6Outputs {
  readonly outputs: readonly K6Output[];
  /** Further variables that k6 reads for them, as the user has set them; may hold secrets. */
  readonly variables: Readonly<Record<string, string>>;
}

export const noOutputs: K6Outputs = { outputs: [], variables: {} };

/** What k6 has in its environment so that these outputs find their addresses. */
export const outputSettings = (outputs: readonly K6Output[]): Record<string, string> =>
  Object.fromEntries(outputs.flatMap(({ settings }) => Object.entries(settings)));

/** No message repeats the address: a command line is logged, and it may hold the credentials that are rejected. */
const readOutput = (text: string): K6Output => {
  const [, name = '', typed = ''] = /^([\w-]+)(?:=(.*))?$/s.exec(text) ?? [];
  const kind = kinds.get(name);
  if (kind === undefined) {
    throw new HarnessError(
      `--k6-out ${name && `${name} `}is not an output that can be used here`,
      `Known outputs: ${[...kinds.keys()].join(', ')}`,
    );
  }
  const address = URL.parse(typed);
  if (address === null || address.hostname === '' || !kind.protocols.includes(address.protocol)) {
    throw new HarnessError(`--k6-out ${name} has no valid address`, `It is written as ${kind.example}`);
  }
  if (address.username || address.password) {
    throw new HarnessError(
      `the address of --k6-out ${name} has credentials, which would be recorded`,
      `Set them in the environment: variables that begin with ${kind.prefix} are passed to k6`,
    );
  }
  if (address.search || address.hash) {
    throw new HarnessError(
      `the address of --k6-out ${name} has a query or a fragment, which may hold credentials and would be recorded`,
      `Leave it out, and set ${kind.prefix}… variables of k6 instead`,
    );
  }
  return { name, address: address.href, prefix: kind.prefix, settings: kind.settingsOf(address) };
};

/**
 * Reads the outputs of k6, each written as `name=address`.
 *
 * @throws HarnessError for an unknown one, an address that k6 could not use or that holds credentials, and one given twice
 */
export const readOutputs = (typed: readonly string[]): K6Output[] => {
  const outputs = typed.map(readOutput);
  const repeated = outputs.find(({ name }, at) => outputs.findIndex((each) => each.name === name) < at);
  if (repeated !== undefined) {
    throw new HarnessError(
      `--k6-out ${repeated.name} is given twice, and k6 sends it to one address`,
      'Leave one out, or let a collector send it on',
    );
  }
  return outputs;
};
