import { type Cookie, type CookieJar, createCookieJar } from '../../../contracts/cookie-jar.ts';
import type { Tokens } from '../../../contracts/openid-schema.ts';
import { type PhoneDigits, toE164 } from '../../../contracts/phone.ts';
import type { WireRequest } from '../../../contracts/wire-request.ts';
import {
  type AuthorizationRequest,
  createVisitor,
  type Reply,
  type Request,
  sendWithin,
  type Visitor,
} from '../../../fixtures/http/index.ts';
import type { Send } from '../../../fixtures/http/send.ts';
import { allSpellings } from '../../../fixtures/http/values/further-spellings.ts';
import { at } from '../model/world.ts';
import { browserCount, peopleCount } from '../steps/nouns.ts';
import { shapeOf } from '../steps/passwords.ts';
import type { Tab, Written } from '../steps/step.ts';
import type { Ground } from './ground.ts';
import { passwordOf } from './passwords.ts';

export interface BoundGrant {
  readonly code: string;
  readonly request: AuthorizationRequest;
  /** Whether its request had `max_age`, by which the ID token says when the user signed in. */
  readonly asksTime?: boolean;
}

/** What the numbers of a sequence stand for in one run of it. */
export interface Bound {
  readonly phones: readonly PhoneDigits[];
  /** The id of each verification, and the code that was sent for it. */
  readonly verifications: { readonly id: string; readonly code: string | null }[];
  /** The same of what was proven at the Account API. */
  readonly proofs: { readonly id: string; readonly code: string | null }[];
  readonly grants: BoundGrant[];
  readonly tokens: Tokens[];
  /** Where the browser goes on, by interaction. */
  readonly redirects: Map<number, string>;
  /** The id of each interaction in its cookie. */
  readonly interactions: Map<number, string>;
  /** What each interaction was begun by. */
  readonly requests: Map<number, AuthorizationRequest>;
  /** Interactions whose request had `max_age`. */
  readonly asksTime: Set<number>;
  /** The `sub` of each account, by its number. */
  readonly subjects: Map<number, string>;
  /** The newest message to each number. */
  readonly lastMessage: Map<PhoneDigits, string>;
  password(number: number): string;
  /** Those that were entered so far, and that nobody can know. */
  readonly passwords: ReadonlyMap<number, string>;
  /** A number as it is written. */
  write(written: Written): string;
  visitor(tab: Tab): Visitor;
  /** Somebody elsewhere who comes as a browser with these cookies. */
  stranger(tab: Pick<Tab, 'client'>, jar: CookieJar): Visitor;
  /** The cookies that a browser had when it went on from an interaction, by its number. */
  readonly kept: Map<number, readonly Cookie[]>;
  /** Sends a request of an application, which has no cookies. */
  ask(request: WireRequest, by?: Send): Promise<Reply>;
}

/** @param onExchange sees every request of a browser or an application with its reply */
export const bind = (ground: Ground, onExchange: (request: Request, reply: Reply) => void): Bound => {
  const sendInTime = sendWithin(ground.longestAnswerMs);
  const phones = ground.newPhones(peopleCount);
  const passwords = new Map<number, string>();
  const jars: readonly CookieJar[] = Array.from({ length: browserCount }, () => createCookieJar());
  const visitors = new Map<string, Visitor>();
  const stranger: Bound['stranger'] = (tab, jar) => {
    const client = at(ground.clients, tab.client);
    const options = { endpoint: ground.endpoint, application: client, redirectUri: client.redirectUri };
    return createVisitor({ ...options, jar, onExchange }).by(sendInTime);
  };
  return {
    phones,
    verifications: [],
    proofs: [],
    grants: [],
    tokens: [],
    redirects: new Map(),
    interactions: new Map(),
    requests: new Map(),
    asksTime: new Set(),
    subjects: new Map(),
    lastMessage: new Map(),
    passwords,
    password(number) {
      const shape = shapeOf(number);
      if (shape?.of !== undefined) {
        // It is no secret: an answer may have it in it for another reason.
        return passwordOf(shape, at(phones, 0));
      }
      const password = passwords.get(number) ?? (shape ? passwordOf(shape, at(phones, 0)) : ground.newPassword());
      passwords.set(number, password);
      return password;
    },
    write({ person, spelling }) {
      const phone = at(phones, person);
      const found = allSpellings.find(({ key }) => key === spelling);
      if (spelling !== undefined && found === undefined) {
        throw new RangeError(`${toE164(phone)} is not written in the way "${spelling}"`);
      }
      return found?.spell(phone) ?? phone;
    },
    visitor(tab) {
      const key = `${tab.browser} ${tab.client}`;
      const visitor = visitors.get(key) ?? stranger(tab, at(jars, tab.browser));
      visitors.set(key, visitor);
      return visitor;
    },
    stranger,
    kept: new Map(),
    async ask({ path, ...wire }, by = sendInTime) {
      const request = { ...wire, url: new URL(`${ground.endpoint}${path}`) };
      const reply = await by(request);
      onExchange(request, reply);
      return reply;
    },
  };
};
