import { z } from 'zod';
import type { InteractionEvent } from '../../../contracts/experience.ts';
import type { Tokens } from '../../../contracts/openid-schema.ts';
import type { Parameters } from '../../../contracts/wire-request.ts';
import type { OpenStandIn } from '../stand-in.ts';
import type { Administrator, Client } from '../testing/administrator.ts';
import { type Answer, Browser } from '../testing/browser.ts';
import { type Callback, newVerifier, Person, verificationIdOf } from '../testing/person.ts';
import { compareAnswer } from './compare-answer.ts';
import { fill, fillBody, fillHeader, type Values } from './placeholders.ts';
import { type Group, type Recording, readRecordings } from './recording.ts';

/** What a recording was answered with here, and how that differs; an empty list is agreement. */
export interface Outcome {
  readonly id: string;
  readonly differences: readonly string[];
}

/** The user whom most recordings are about. */
export const knownUser = { phone: '8613800000001', password: 'Passw0rd!23' };

/** The provider as the replay needs it: how much reached it, and the code of the last message to a number. */
export interface ReplayProvider {
  readonly received: number;
  latestCode(phone: string): Promise<string>;
}

interface Setting {
  readonly group: Group;
  readonly standIn: OpenStandIn;
  readonly provider: ReplayProvider;
  readonly administrator: Administrator;
  readonly clients: { readonly web: Client; readonly web2: Client; readonly spa: Client };
  /** Moves the stand-in's clock. */
  readonly sleep: (milliseconds: number) => void;
}

const tokenNames = ['access_token', 'refresh_token', 'id_token', 'verificationId'] as const;

const noted = z.record(z.string(), z.unknown());

/** Plays the recordings of a group against a stand-in, in their order, and remembers what each call brought. */
export class Replay {
  readonly setting: Setting;
  readonly outcomes: Outcome[] = [];
  /** Values for the places of the recordings; a step may lay its own over them. */
  values: Record<string, string>;
  person: Person;
  readonly #recordings: readonly Recording[];

  constructor(setting: Setting) {
    const { standIn, clients, administrator, group } = setting;
    this.setting = setting;
    this.#recordings = readRecordings(group);
    this.person = Person.at(standIn.endpoint, clients.web);
    this.values = {
      endpoint: standIn.endpoint,
      adminEndpoint: standIn.adminEndpoint,
      webClientId: clients.web.clientId,
      webClientSecret: clients.web.clientSecret,
      web2ClientId: clients.web2.clientId,
      web2ClientSecret: clients.web2.clientSecret,
      spaClientId: clients.spa.clientId,
      state: 'state-of-the-client',
      jwt: administrator.authorization.replace('Bearer ', ''),
    };
  }

  /** Every recording of the group that was not played. */
  get left(): readonly string[] {
    const played = new Set(this.outcomes.map(({ id }) => id));
    return this.#recordings.map(({ id }) => id).filter((id) => !played.has(id));
  }

  /** @throws Error when no step has brought a value of this name */
  value(name: string): string {
    return fill(`<${name}>`, this.values);
  }

  /** Sends a recorded request with this run's values and compares the answer. */
  async play(id: string, values: Values = {}): Promise<Answer> {
    const recording = this.#recording(id);
    const received = this.setting.provider.received;
    const answer = await this.#send(recording, values);
    await this.#note(recording, answer);
    const sent = this.setting.provider.received - received;
    const differences = compareAnswer(recording, answer, { ...this.values, ...values });
    this.outcomes.push({
      id,
      differences: sent === recording.smsSent ? differences : [...differences, `messages: ${sent}`],
    });
    return answer;
  }

  /** Plays what is left of the recordings in their order, up to this one. */
  async playThrough(last: string, values?: Values): Promise<void> {
    const { left } = this;
    for (const id of left.slice(0, left.indexOf(last) + 1)) {
      await this.play(id, values);
    }
  }

  /** Plays what is left of the recordings whose ids begin so. */
  async playLeft(prefix = '', isWanted: (id: string) => boolean = () => true): Promise<void> {
    for (const id of this.left.filter((each) => each.startsWith(prefix) && isWanted(each))) {
      await this.play(id);
    }
  }

  /** A person with an empty browser, at the web application unless told otherwise. */
  newcomer(client: Client = this.setting.clients.web): Person {
    this.person = Person.at(this.setting.standIn.endpoint, client);
    return this.person;
  }

  /** A newcomer with an open interaction, begun with an event if one is given. */
  async opened(event?: InteractionEvent, client?: Client): Promise<Person> {
    const person = this.newcomer(client);
    await (event ? person.begin(event) : person.authorize());
    return person;
  }

  /** Plays on up to this recording, as a newcomer with an open interaction. */
  async playAnew(last: string, event?: InteractionEvent, values?: Values): Promise<void> {
    await this.opened(event);
    await this.playThrough(last, values);
  }

  /** Sends a code outside the recordings. */
  async sent(phone: string, event: InteractionEvent): Promise<void> {
    const verificationId = verificationIdOf(await this.person.experience.sendCode(phone, event));
    const smsCode = await this.setting.provider.latestCode(phone);
    Object.assign(this.values, { verificationId, smsCode });
  }

  /** Sends a code and verifies it, outside the recordings. */
  async verified(phone: string, event: InteractionEvent): Promise<void> {
    await this.sent(phone, event);
    await this.verify(phone, this.value('smsCode'));
  }

  /** Tries a code of the last verification, outside the recordings. */
  verify(phone: string, code: string): Promise<Answer> {
    return this.person.experience.verifyCode({ phone, verificationId: this.value('verificationId'), code });
  }

  /** A newcomer who signs in by password and comes back with a code, outside the recordings. */
  async signedIn(changes?: Parameters, client?: Client): Promise<Person> {
    const person = this.newcomer(client);
    await person.authorize(changes);
    await person.experience.start('SignIn');
    await person.identifyByPassword(knownUser.phone, knownUser.password);
    this.#noteCode(await person.finish());
    return person;
  }

  /** Another code for the person who is signed in. */
  async anotherCode(changes?: Parameters): Promise<void> {
    this.#noteCode(await this.person.followTo((await this.person.authorize(changes)).location));
  }

  /** Plays on up to this recording, with another code for the person who is signed in. */
  async playWithCode(last: string, changes?: Parameters): Promise<void> {
    await this.anotherCode(changes);
    await this.playThrough(last);
  }

  /** Redeems the last code outside the recordings. */
  async tokens(): Promise<Tokens> {
    const url = new URL(`${this.person.client.redirectUri}?code=${this.values.code}`);
    const tokens = await this.person.tokens({ url, verifier: this.person.verifier });
    Object.assign(this.values, tokens);
    return tokens;
  }

  #noteCode({ url, verifier }: Callback) {
    Object.assign(this.values, { code: url.searchParams.get('code') ?? '', code_verifier: verifier });
  }

  #recording(id: string): Recording {
    const recording = this.#recordings.find((candidate) => candidate.id === id);
    if (!recording) {
      throw new Error(`${id} is not in the group ${this.setting.group}`);
    }
    return recording;
  }

  async #send({ request }: Recording, given: Values): Promise<Answer> {
    const { browser } = this.person;
    if (request.path.includes('<code_challenge>') || JSON.stringify(request.body ?? '').includes('<code_challenge>')) {
      this.#newChallenge();
    }
    const values = { ...this.values, ...given };
    const { cookie = '', ...others } = request.headers;
    const path = fill(request.path, values);
    const headers = Object.fromEntries(
      Object.entries(others).map(([name, value]) => [name, fillHeader(value, values)]),
    );
    const asker = new Browser(
      browser.origin,
      browser.named(cookie.split('; '), new URL(path, browser.origin).pathname),
    );
    const answer = await asker.request(path, { method: request.method, headers, ...this.#body(request, values) });
    browser.take(answer);
    return answer;
  }

  #body({ body, headers }: Recording['request'], values: Values): { body?: string | URLSearchParams | object } {
    const filled = fillBody(body, values);
    if (filled === undefined) {
      return {};
    }
    if (typeof filled === 'string' || typeof filled !== 'object' || filled === null) {
      return { body: String(filled) };
    }
    return headers['content-type']?.includes('form')
      ? { body: new URLSearchParams(Object.entries(filled).map(([name, value]) => [name, String(value)])) }
      : { body: filled };
  }

  #newChallenge() {
    const { verifier, challenge } = newVerifier();
    this.person.verifier = verifier;
    Object.assign(this.values, { code_verifier: verifier, code_challenge: challenge });
  }

  async #note({ request, smsSent }: Recording, { body, location }: Answer) {
    const facts = noted.safeParse(body).data ?? {};
    for (const name of tokenNames) {
      const value = facts[name];
      if (typeof value === 'string') {
        this.values[name] = value;
      }
    }
    const target = String(facts.redirectTo ?? location);
    const uid = target.match(/\/oidc\/auth\/([\w-]+)/)?.[1];
    const code = target.match(/[?&#]code=([^&]+)/)?.[1];
    Object.assign(this.values, uid ? { uid } : {}, code ? { code } : {});
    const phone = JSON.stringify(request.body ?? '').match(/"(\d{11,13})"/)?.[1];
    if (smsSent === 1 && phone !== undefined) {
      this.values.smsCode = await this.setting.provider.latestCode(phone);
    }
  }
}
