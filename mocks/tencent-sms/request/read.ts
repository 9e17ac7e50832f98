import { type Broken, judge } from '../../sms/rules/rule.ts';
import type { Answer, Asked } from '../../sms/tenants/dialect.ts';
import type { WireAnswer, WireRequest } from '../../sms/wire/request.ts';
import { actionNames, actions } from '../actions/index.ts';
import type { Call, TencentTypes } from '../customer/customer.ts';
import { isStatusCode, refusalFor } from '../rules/catalogue.ts';
import { gatewayRules } from '../rules/gateway.ts';
import { bodyRules } from '../rules/parameters.ts';
import { refuse } from '../rules/send-codes.ts';
import { type Authorization, parseAuthorization } from '../signature/tc3.ts';
import { parseJson, subjectOf } from './named-numbers.ts';
import { bodyOfQuery, withNumbers } from './query-body.ts';
import { safeHeaders } from './shown-headers.ts';

/** A body whose issues none of the body rules named, which the schemas of the actions leave no room for. */
const unreadable: Broken = { rule: 'body/object', refusal: refuse('FailedOperation.FailResolvePacket') };

/** A request to the API. A class, as closures for each request cost more. */
class TencentRequest implements Asked<TencentTypes> {
  readonly #request: WireRequest;
  readonly #json: unknown;
  readonly #authorization: Authorization | undefined;
  readonly keyId: string;
  readonly subject: Asked['subject'];

  constructor(request: WireRequest) {
    this.#request = request;
    this.#json = request.method === 'GET' ? bodyOfQuery(request.query) : parseJson(request.body);
    this.#authorization = parseAuthorization(request.headers.authorization ?? '');
    this.keyId = this.#authorization?.secretId ?? '';
    this.subject = subjectOf(request.headers['x-tc-action'], this.#json);
  }

  shownHeaders(): Record<string, string> {
    return safeHeaders(this.#request.headers);
  }

  atGateway({ tenant, account, clock, request, requestId, overrides }: Call): Broken | undefined {
    const credential = account.credentials.find(({ secretId }) => secretId === this.keyId);
    const now = Math.floor(clock.now() / 1000);
    const subject = {
      request,
      requestId,
      authorization: this.#authorization,
      credential,
      regions: account.regions,
      regionsWithoutSms: account.regionsWithoutSms,
      actions: actionNames,
      now,
      rate: { times: credential ? tenant.customer.countRequest(now) : 0, limit: account.limits.requestsInSecond },
    };
    return judge(gatewayRules, subject, overrides);
  }

  async answer(call: Call): Promise<Answer> {
    const action = actions.get(this.subject.action ?? '');
    const asSent = action?.read(this.#json);
    const untyped = call.request.method === 'GET' && asSent && 'issues' in asSent;
    const read = untyped ? action?.read(withNumbers(this.#json, asSent.issues)) : asSent;
    const issues = read && 'issues' in read ? read.issues : [];
    const malformed = judge(bodyRules, { json: this.#json, issues }, call.overrides);
    if (malformed) {
      return { broken: malformed };
    }
    const [fault] = call.tenant.faults.hit(this.subject, ['error'], ({ code }) => !isStatusCode(code));
    if (fault) {
      return { broken: { rule: 'fault', refusal: refusalFor(fault.code) } };
    }
    return !read || 'issues' in read ? { broken: unreadable } : read.answer(call);
  }

  reply(answer: Answer, requestId: string): WireAnswer {
    const language = this.#request.headers['x-tc-language']?.toLowerCase() === 'zh-cn' ? 'zh' : 'en';
    const fields =
      'broken' in answer
        ? { Error: { Code: answer.broken.refusal.code, Message: answer.broken.refusal.text[language] } }
        : answer.fields;
    const body = JSON.stringify({ Response: { ...fields, RequestId: requestId } });
    return { status: 200, contentType: 'application/json', body };
  }
}

export const readRequest = (request: WireRequest): Asked<TencentTypes> => new TencentRequest(request);
