import { randomUUID } from 'node:crypto';
import type { ProviderRequest, ProviderTotals } from '../../contracts/inbox.ts';
import type { Credential } from './account.ts';
import type { Action, Answer, Tenant } from './actions/action.ts';
import { sendSms } from './actions/send-sms.ts';
import type { Clock } from './clock.ts';
import { BoundedLog } from './inbox/bounded-log.ts';
import { looseKey } from './phone-number.ts';
import { gatewayRules } from './rules/gateway.ts';
import { bodyRules } from './rules/parameters.ts';
import { type Broken, judge, type Text } from './rules/rule.ts';
import { parseAuthorization } from './tc3.ts';
import type { WireReply, WireRequest } from './wire/request.ts';

const actions: ReadonlyMap<string, Action> = new Map([['SendSms', sendSms]]);
const actionNames = new Set(actions.keys());

const parseJson = (body: Buffer): unknown => {
  try {
    const json: unknown = JSON.parse(body.toString('utf8'));
    return json;
  } catch {
    return undefined;
  }
};

/** The numbers that a body names, as far as they can be read; only for the journal. */
const namedNumbers = (json: unknown): string[] => {
  const set = typeof json === 'object' && json !== null && 'PhoneNumberSet' in json ? json.PhoneNumberSet : undefined;
  const entries: unknown[] = Array.isArray(set) ? set : [set];
  return entries.slice(0, 200).flatMap((entry) => (typeof entry === 'string' ? [entry.slice(0, 40)] : []));
};

/** The API behind the wire: takes a request, gives the JSON that goes back with status 200. */
export class SmsService {
  readonly #clock: Clock;
  readonly #tenant: Tenant;
  readonly #journal: BoundedLog<ProviderRequest>;
  #accepted = 0;
  #refused = 0;

  constructor(clock: Clock, tenant: Tenant, capacity: number) {
    this.#clock = clock;
    this.#tenant = tenant;
    this.#journal = new BoundedLog(capacity, ({ phoneNumbers }) => phoneNumbers.map(looseKey));
  }

  totals(): ProviderTotals {
    return { accepted: this.#accepted, refused: this.#refused };
  }

  /** Requests that named a number in any spelling, oldest first. */
  requests(phone: string): ProviderRequest[] {
    return this.#journal.find(looseKey(phone));
  }

  async handle(request: WireRequest): Promise<WireReply> {
    const requestId = randomUUID();
    const receivedAt = new Date(this.#clock.now()).toISOString();
    const json = parseJson(request.body);
    const answer = await this.#answer(request, requestId, json);
    await this.#record(request, requestId, receivedAt, namedNumbers(json), answer);
    const chinese = request.headers['x-tc-language']?.toLowerCase() === 'zh-cn';
    const fields =
      'broken' in answer
        ? { Error: { Code: answer.broken.refusal.code, Message: inLanguage(answer.broken.refusal.text, chinese) } }
        : answer.fields;
    return { requestId, body: JSON.stringify({ Response: { ...fields, RequestId: requestId } }) };
  }

  async #answer(request: WireRequest, requestId: string, json: unknown): Promise<Answer> {
    const { account } = this.#tenant;
    const authorization = parseAuthorization(request.headers.authorization ?? '');
    const credential = account.credentials.find(({ secretId }) => secretId === authorization?.secretId);
    const stopped = judge(gatewayRules, {
      request,
      requestId,
      authorization,
      credential,
      regions: account.regions,
      regionsWithoutSms: account.regionsWithoutSms,
      actions: actionNames,
      now: Math.floor(this.#clock.now() / 1000),
      rate: { times: this.#rate(credential), limit: account.limits.requestsInSecond },
    });
    if (stopped) {
      return { broken: stopped };
    }
    const read = actions.get(request.headers['x-tc-action'] ?? '')?.read(json);
    const malformed = judge(bodyRules, { json, issues: read && 'issues' in read ? read.issues : [] });
    if (malformed) {
      return { broken: malformed };
    }
    if (!read || 'issues' in read) {
      return { broken: unreadable };
    }
    return read.answer({ tenant: this.#tenant, clock: this.#clock, request, requestId });
  }

  #second = 0;
  #inSecond = 0;

  #rate(credential: Credential | undefined): number {
    const second = Math.floor(this.#clock.now() / 1000);
    if (second !== this.#second) {
      this.#second = second;
      this.#inSecond = 0;
    }
    this.#inSecond += credential ? 1 : 0;
    return this.#inSecond;
  }

  async #record(
    { headers }: WireRequest,
    requestId: string,
    receivedAt: string,
    phoneNumbers: readonly string[],
    answer: Answer,
  ): Promise<void> {
    const broken = 'broken' in answer ? answer.broken : answer.outcomes?.find((outcome) => outcome.broken)?.broken;
    this.#accepted += broken ? 0 : 1;
    this.#refused += broken ? 1 : 0;
    const entry: ProviderRequest = {
      requestId,
      receivedAt,
      action: headers['x-tc-action']?.slice(0, 80) ?? null,
      phoneNumbers,
      verdict: broken?.refusal.code ?? 'Ok',
      message: broken?.refusal.text.en ?? 'send success',
    };
    this.#journal.add(entry);
    await this.#tenant.store.record(entry);
  }
}

/** A body whose issues none of the body rules named, which the schemas of the actions leave no room for. */
const unreadable: Broken = {
  rule: 'body/object',
  refusal: {
    code: 'FailedOperation.FailResolvePacket',
    text: { en: 'failed to resolve request packet', zh: 'failed to resolve request packet' },
  },
};

const inLanguage = ({ en, zh }: Text, chinese: boolean): string => (chinese ? zh : en);
