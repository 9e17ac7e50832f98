import { randomUUID } from 'node:crypto';
import type { Answer, Call } from '../../tencent-sms/actions/action.ts';
import { actionNames, actions } from '../../tencent-sms/actions/index.ts';
import { parseJson, subjectOf } from '../../tencent-sms/request/named-numbers.ts';
import { bodyOfQuery, withNumbers } from '../../tencent-sms/request/query-body.ts';
import { isStatusCode, refusalFor } from '../../tencent-sms/rules/catalogue.ts';
import { gatewayRules } from '../../tencent-sms/rules/gateway.ts';
import { bodyRules } from '../../tencent-sms/rules/parameters.ts';
import { refuse } from '../../tencent-sms/rules/send-codes.ts';
import { type Authorization, parseAuthorization } from '../../tencent-sms/signature/tc3.ts';
import type { FaultSubject } from '../faults/fault-set.ts';
import { overridesFor } from '../faults/overrides.ts';
import { bend, insteadOf, type WireEffect, wireEffects } from '../faults/wire-effects.ts';
import { type Broken, judge, type Overrides } from '../rules/rule.ts';
import type { Clock } from '../support/clock.ts';
import type { Tenants } from '../tenants/tenants.ts';
import type { WireReply, WireRequest } from '../wire/request.ts';
import { recordOf } from './request-record.ts';

/** A body whose issues none of the body rules named, which the schemas of the actions leave no room for. */
const unreadable: Broken = { rule: 'body/object', refusal: refuse('FailedOperation.FailResolvePacket') };

const noOverrides: Overrides = new Map();

const jsonReply = (answer: Answer, requestId: string, chinese: boolean): WireReply => {
  const fields =
    'broken' in answer
      ? {
          Error: {
            Code: answer.broken.refusal.code,
            Message: answer.broken.refusal.text[chinese ? 'zh' : 'en'],
          },
        }
      : answer.fields;
  const body = JSON.stringify({ Response: { ...fields, RequestId: requestId } });
  return { status: 200, contentType: 'application/json', body };
};

/** The API behind the wire: takes a request, gives what goes back. */
export class SmsService {
  readonly #clock: Clock;
  readonly #tenants: Tenants;

  constructor(clock: Clock, tenants: Tenants) {
    this.#clock = clock;
    this.#tenants = tenants;
  }

  async handle(request: WireRequest): Promise<WireReply> {
    const requestId = randomUUID();
    const receivedAt = new Date(this.#clock.now()).toISOString();
    const json = request.method === 'GET' ? bodyOfQuery(request.query) : parseJson(request.body);
    const authorization = parseAuthorization(request.headers.authorization ?? '');
    const owner = this.#tenants.bySecretId(authorization?.secretId ?? '');
    const tenant = owner?.tenant ?? this.#tenants.default;
    const subject = subjectOf(request.headers['x-tc-action'], json);
    const call: Call = {
      tenant,
      account: owner?.account ?? tenant.account,
      clock: this.#clock,
      request,
      requestId,
      overrides: owner ? overridesFor(tenant.faults, subject, 'before') : noOverrides,
    };

    const stopped = this.#atGateway(call, authorization);
    const effects: WireEffect[] = stopped ? [] : wireEffects(tenant.faults, subject);
    const instead = insteadOf(effects);
    const answer = stopped ? { broken: stopped } : instead ? undefined : await this.#answer(call, json, subject);
    const chinese = request.headers['x-tc-language']?.toLowerCase() === 'zh-cn';
    const reply = answer ? jsonReply(answer, requestId, chinese) : (instead ?? 'hang');
    await tenant.record(
      recordOf({ request, requestId, receivedAt, phoneNumbers: subject.phoneNumbers, answer, reply }),
    );
    return bend(reply, effects, this.#clock);
  }

  #atGateway(
    { tenant, account, request, requestId, overrides }: Call,
    authorization: Authorization | undefined,
  ): Broken | undefined {
    const credential = this.#tenants.bySecretId(authorization?.secretId ?? '')?.credential;
    const subject = {
      request,
      requestId,
      authorization,
      credential,
      regions: account.regions,
      regionsWithoutSms: account.regionsWithoutSms,
      actions: actionNames,
      now: Math.floor(this.#clock.now() / 1000),
      rate: { times: credential ? tenant.countRequest() : 0, limit: account.limits.requestsInSecond },
    };
    return judge(gatewayRules, subject, overrides);
  }

  async #answer(call: Call, json: unknown, subject: FaultSubject): Promise<Answer> {
    const action = actions.get(call.request.headers['x-tc-action'] ?? '');
    const asSent = action?.read(json);
    const untyped = call.request.method === 'GET' && asSent && 'issues' in asSent;
    const read = untyped ? action?.read(withNumbers(json, asSent.issues)) : asSent;
    const issues = read && 'issues' in read ? read.issues : [];
    const malformed = judge(bodyRules, { json, issues }, call.overrides);
    if (malformed) {
      return { broken: malformed };
    }
    const [fault] = call.tenant.faults.hit(subject, ['error'], ({ code }) => !isStatusCode(code));
    if (fault) {
      return { broken: { rule: 'fault', refusal: refusalFor(fault.code) } };
    }
    return !read || 'issues' in read ? { broken: unreadable } : read.answer(call);
  }
}
