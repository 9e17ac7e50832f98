import { randomUUID } from 'node:crypto';
import { overridesFor } from '../faults/overrides.ts';
import { bend, insteadOf, type WireEffect, wireEffects } from '../faults/wire-effects.ts';
import type { Overrides } from '../rules/rule.ts';
import type { Clock } from '../support/clock.ts';
import type { DialectTypes } from '../tenants/customer.ts';
import type { Tenants } from '../tenants/tenants.ts';
import type { WireReply, WireRequest } from '../wire/request.ts';
import { recordOf } from './request-record.ts';

const noOverrides: Overrides = new Map();

/** The API behind the wire: takes a request, gives what goes back. */
export const handleRequest = async <Types extends DialectTypes>(
  request: WireRequest,
  clock: Clock,
  tenants: Tenants<Types>,
): Promise<WireReply> => {
  const { dialect } = tenants;
  const requestId = randomUUID();
  const receivedAt = new Date(clock.now()).toISOString();
  const asked = dialect.read(request);
  const { subject } = asked;
  const owner = tenants.ownerOf(asked.keyId);
  const tenant = owner?.tenant ?? tenants.default;
  const overrides = owner ? overridesFor(tenant.faults, dialect.catalogue, subject, 'before') : noOverrides;
  const account = owner?.account ?? tenant.customer.account;
  const call = { tenant, account, clock, request, requestId, overrides };

  const stopped = asked.atGateway(call);
  const effects: WireEffect[] = stopped ? [] : wireEffects(tenant.faults, subject);
  const instead = insteadOf(effects);
  const answer = stopped ? { broken: stopped } : instead ? undefined : await asked.answer(call);
  const reply = answer ? asked.reply(answer, requestId) : (instead ?? 'hang');
  await tenant.record(recordOf({ request, requestId, receivedAt, asked, answer, reply }));
  return effects.length === 0 ? reply : bend(reply, effects, clock);
};
