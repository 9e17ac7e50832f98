import { randomUUID } from 'node:crypto';
import { type Broken, judge, type Refusal } from '../../sms/rules/rule.ts';
import type { Answer, Asked } from '../../sms/tenants/dialect.ts';
import type { ResponseFields, WireAnswer, WireRequest } from '../../sms/wire/request.ts';
import { actions, tencentActions } from '../actions/index.ts';
import type { Call, TencentTypes } from '../customer/customer.ts';
import { type Envelope, readEnvelope, withoutSecrets } from '../envelope/envelope.ts';
import { withNumbers } from '../envelope/query-body.ts';
import { isStatusCode, refusalFor } from '../rules/catalogue.ts';
import { gatewayRules } from '../rules/gateway.ts';
import { requestTooLarge } from '../rules/gateway-codes.ts';
import { bodyRules } from '../rules/parameters.ts';
import { refuse } from '../rules/send-codes.ts';
import { subjectOf } from './named-numbers.ts';
import { safeHeaders } from './shown-headers.ts';

/** A body whose issues none of the body rules named, which the schemas of the actions leave no room for. */
const unreadable: Broken = { rule: 'body/object', refusal: refuse('FailedOperation.FailResolvePacket') };

const errorOf = ({ code, text }: Refusal, language: keyof Refusal['text']): ResponseFields => ({
  Error: { Code: code, Message: text[language] },
});

const replyWith = (fields: ResponseFields, requestId: string): WireAnswer => ({
  status: 200,
  contentType: 'application/json',
  body: JSON.stringify({ Response: { ...fields, RequestId: requestId } }),
});

/** The answer to a request that is too large to be read. */
export const tooLarge = (): WireAnswer => replyWith(errorOf(requestTooLarge, 'en'), randomUUID());

/** A request to the API. A class, as closures for each request cost more. */
class TencentRequest implements Asked<TencentTypes> {
  readonly #request: WireRequest;
  readonly #envelope: Envelope;
  readonly keyId: string;
  readonly subject: Asked['subject'];

  constructor(request: WireRequest) {
    this.#request = request;
    this.#envelope = readEnvelope(request);
    this.keyId = this.#envelope.secretId ?? '';
    this.subject = subjectOf(this.#envelope.action, this.#envelope.json);
  }

  shownHeaders(): Record<string, string> {
    return safeHeaders(this.#request.headers);
  }

  shownBody(text: string): string {
    return this.#envelope.scheme === 'V1' ? withoutSecrets(text) : text;
  }

  atGateway({ tenant, account, clock, request, requestId, overrides }: Call): Broken | undefined {
    const credential = account.credentials.find(({ secretId }) => secretId === this.keyId);
    const now = Math.floor(clock.now() / 1000);
    const subject = {
      request,
      requestId,
      envelope: this.#envelope,
      credential,
      regions: account.regions,
      regionsWithoutSms: account.regionsWithoutSms,
      actions: tencentActions,
      answered: actions,
      now,
      rate: { times: credential ? tenant.customer.countRequest(now) : 0, limit: account.limits.requestsInSecond },
    };
    return judge(gatewayRules, subject, overrides);
  }

  async answer(call: Call): Promise<Answer> {
    const { action: name = '', version = '', json, isFlat } = this.#envelope;
    const action = actions.get(version)?.get(name);
    const asSent = action?.read(json);
    const untyped = isFlat && asSent && 'issues' in asSent;
    const read = untyped ? action?.read(withNumbers(json, asSent.issues)) : asSent;
    const issues = read && 'issues' in read ? read.issues : [];
    const malformed = judge(bodyRules, { json, issues }, call.overrides);
    if (malformed) {
      return { broken: malformed };
    }
    const [fault] = call.tenant.faults.hit(this.subject, ['error'], ({ code }) => !isStatusCode(code));
    if (fault) {
      return { broken: { rule: 'fault', refusal: refusalFor(fault.code) } };
    }
    return !read || 'issues' in read ? { broken: unreadable } : await read.answer(call);
  }

  reply(answer: Answer, requestId: string): WireAnswer {
    const language = this.#envelope.language?.toLowerCase() === 'zh-cn' ? 'zh' : 'en';
    return replyWith('broken' in answer ? errorOf(answer.broken.refusal, language) : answer.fields, requestId);
  }
}

export const readRequest = (request: WireRequest): Asked<TencentTypes> => new TencentRequest(request);
