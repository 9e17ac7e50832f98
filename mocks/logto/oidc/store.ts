import { setTimeout } from 'node:timers/promises';
import { type Adapter, type AdapterPayload, errors } from 'oidc-provider';
import type { FaultName, Faults } from '../faults/index.ts';
import { isFinished, isKeptWhenFinished } from './finished-interactions.ts';
import { createSuccession, epoch, rotationLeeway, withoutLeeway } from './rotation.ts';

/** Milliseconds that a fault leaves other requests between reading and writing. */
const gap = 100;

interface Row {
  readonly payload: AdapterPayload;
  /** By how many seconds what belongs to its account had been aged when it was written. */
  readonly agedBefore: number;
  /** Seconds since the epoch; rows past it are swept away. */
  readonly expiresAt: number;
}

/** By a fault, a mark of use of a model is forgotten after so many seconds. */
const forgetful: Readonly<Record<string, { readonly fault: FaultName; readonly after: number }>> = {
  AuthorizationCode: { fault: 'authorization-code-replayable-after-2-s', after: 1 },
  RefreshToken: { fault: 'replaced-refresh-token-returns', after: 20 },
};

const withoutForgotten = (model: string, payload: AdapterPayload, faults: Faults): AdapterPayload => {
  const memory = forgetful[model];
  const isForgotten = memory && faults.has(memory.fault) && Number(payload.consumed) < epoch() - memory.after;
  const { consumed: _consumed, ...rest } = payload;
  return isForgotten ? rest : payload;
};

const moments = ['iat', 'exp', 'iiat', 'loginTs', 'authTime', 'consumed'];

/** What a row says of time, as if it had been written so many seconds earlier. */
const aged = (payload: AdapterPayload, seconds: number): AdapterPayload => {
  const known = Object.entries(payload).filter(([name, value]) => moments.includes(name) && typeof value === 'number');
  return { ...payload, ...Object.fromEntries(known.map(([name, value]) => [name, Number(value) - seconds])) };
};

export type OidcStore = ReturnType<typeof createOidcStore>;

/** What oidc-provider keeps: sessions, interactions, grants, codes, tokens. */
export const createOidcStore = (faults: Faults = new Set(), agedBy: (owner: string) => number = () => 0) => {
  const models = new Map<string, Map<string, Row>>();
  const idsByUid = new Map<string, string>();
  const succession = createSuccession();
  let nextSweep = 0;

  const rowsOf = (model: string) => {
    const rows = models.get(model) ?? new Map<string, Row>();
    models.set(model, rows);
    return rows;
  };

  /** What belongs to nobody yet has an age of its own: an interaction by its id. */
  const ageOf = ({ accountId, result, jti = '' }: AdapterPayload) =>
    agedBy(accountId ?? result?.login?.accountId ?? jti);
  const read = (row: Row | undefined) => row && aged(row.payload, ageOf(row.payload) - row.agedBefore);

  const remove = (model: string, matches: (payload: AdapterPayload) => boolean) => {
    const rows = rowsOf(model);
    for (const [id, { payload }] of rows) {
      if (matches(payload)) {
        rows.delete(id);
      }
    }
  };

  const sweep = () => {
    if (epoch() < nextSweep) {
      return;
    }
    nextSweep = epoch() + 60;
    for (const rows of models.values()) {
      for (const [id, { payload, expiresAt }] of rows) {
        if (expiresAt < epoch()) {
          rows.delete(id);
          succession.forget(id);
          idsByUid.delete(payload.uid ?? '');
        }
      }
    }
  };

  /** Whether a newer refresh token that replaced the same one is left alone by now. */
  const isSuperseded = (id: string): boolean => {
    const newer = read(rowsOf('RefreshToken').get(succession.newerThan(id) ?? ''));
    return newer !== undefined && Number(newer.iat) <= epoch() - rotationLeeway;
  };

  const survivesRevocation = (model: string) =>
    /^(AccessToken|RefreshToken|Grant)$/.test(model) && faults.has('revocation-does-nothing');

  return {
    adapter: (model: string): Adapter => ({
      async upsert(id, payload, expiresIn) {
        sweep();
        if (payload.uid) {
          idsByUid.set(payload.uid, id);
        }
        const expiresAt = epoch() + (expiresIn ?? Number.POSITIVE_INFINITY);
        succession.note(model, id);
        rowsOf(model).set(id, { payload, agedBefore: ageOf(payload), expiresAt });
      },
      async find(id) {
        const rows = rowsOf(model);
        const row = faults.has('tokens-compared-by-their-beginning')
          ? [...rows].find(([stored]) => id.startsWith(stored))?.[1]
          : rows.get(id);
        const leeway = faults.has('replaced-refresh-token-stays-valid') ? Number.POSITIVE_INFINITY : rotationLeeway;
        const payload = read(row);
        return payload && !isFinished(model, payload, epoch(), faults) && !isSuperseded(id)
          ? withoutLeeway(model, withoutForgotten(model, payload, faults), leeway)
          : undefined;
      },
      findByUid: async (uid) => read(rowsOf(model).get(idsByUid.get(uid) ?? '')),
      // Only the device flow asks for user codes.
      findByUserCode: async () => undefined,
      async consume(id) {
        const row = rowsOf(model).get(id);
        const payload = read(row);
        // oidc-provider looks whether a code is used some turns before it says so: of two at once the second stops here.
        if (model === 'AuthorizationCode' && faults.has('authorization-code-redeemed-twice-in-parallel')) {
          await setTimeout(gap);
        } else if (model === 'AuthorizationCode' && payload && withoutForgotten(model, payload, faults).consumed) {
          throw new errors.InvalidGrant('authorization code already consumed');
        }
        if (row) {
          row.payload.consumed ??= epoch() + ageOf(row.payload) - row.agedBefore;
        }
      },
      async destroy(id) {
        if (isKeptWhenFinished(model, faults)) {
          await this.consume(id);
        } else if (!survivesRevocation(model)) {
          rowsOf(model).delete(id);
        }
      },
      async revokeByGrantId(grantId) {
        if (!survivesRevocation(model)) {
          remove(model, (payload) => payload.grantId === grantId);
        }
      },
    }),
    /** Ends the sessions of a user and leaves tokens alone. */
    endSessions(accountId: string) {
      remove('Session', (payload) => payload.accountId === accountId);
    },
    /** Ends sessions, grants, codes and tokens of a user, as Logto does on suspension and deletion. */
    endAll(accountId: string) {
      if (faults.has('suspension-ends-nothing')) {
        return;
      }
      for (const model of models.keys()) {
        remove(model, (payload) => payload.accountId === accountId);
      }
    },
    /** Rows of a model, for tests that edit them as an administrator edits a database. */
    rows: (model: string) => new Map([...rowsOf(model)].map(([id, { payload }]) => [id, payload])),
  };
};
