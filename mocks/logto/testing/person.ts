import { createHash, randomBytes } from 'node:crypto';
import { experienceRequest, experienceVerbs, type InteractionEvent } from '../../../contracts/experience.ts';
import { submissionSchema, verificationSchema } from '../../../contracts/experience-schema.ts';
import { authorizationPath, confirmEndSession, endSessionPath, redeemCode, xsrfIn } from '../../../contracts/openid.ts';
import { type Tokens, tokensSchema } from '../../../contracts/openid-schema.ts';
import type { Parameters } from '../../../contracts/wire-request.ts';
import type { Client } from './administrator.ts';
import { type Answer, Browser } from './browser.ts';

/** Where a finished authorization request came back to. */
export interface Callback {
  readonly url: URL;
  readonly verifier: string;
}

/** A PKCE verifier of its own, and its challenge. */
export const newVerifier = (): { readonly verifier: string; readonly challenge: string } => {
  const verifier = randomBytes(32).toString('base64url');
  return { verifier, challenge: createHash('sha256').update(verifier).digest('base64url') };
};

/** A person with a browser at an application: the phone flows over HTTP, step by step as the pages take them. */
export class Person {
  readonly browser: Browser;
  readonly client: Client;
  verifier = '';
  readonly experience = experienceVerbs((call) => this.browser.send(experienceRequest(call, this.client.clientId)));

  constructor(client: Client, browser: Browser) {
    this.client = client;
    this.browser = browser;
  }

  static at(endpoint: string, client: Client): Person {
    return new Person(client, new Browser(endpoint));
  }

  /** The same browser at another application. */
  visit(client: Client): Person {
    return new Person(client, this.browser);
  }

  /** Sends the authorization request. @param changes added to the usual parameters, or in their place */
  authorize(changes?: Parameters): Promise<Answer> {
    const { verifier, challenge } = newVerifier();
    this.verifier = verifier;
    return this.browser.request(
      authorizationPath({ ...this.client, state: 'state-of-the-client', challenge }, changes),
    );
  }

  /** Opens an interaction. */
  async begin(event: InteractionEvent): Promise<Answer> {
    await this.authorize();
    return this.experience.start(event);
  }

  /** Opens an interaction and asks for a code. */
  async askForCode(phone: string, event: InteractionEvent): Promise<Answer> {
    await this.begin(event);
    return this.experience.sendCode(phone, event);
  }

  /** Follows redirects until they leave the stand-in. */
  async followTo(location: string): Promise<Callback> {
    const url = new URL(location, this.browser.origin);
    if (url.origin !== this.browser.origin) {
      return { url, verifier: this.verifier };
    }
    const answer = await this.browser.request(url.href);
    if (answer.location === '') {
      throw new Error(`${url.pathname} answered ${answer.status} and led nowhere: ${JSON.stringify(answer.body)}`);
    }
    return this.followTo(answer.location);
  }

  /** Submits and goes all the way back to the application. */
  async finish(): Promise<Callback> {
    const { redirectTo } = submissionSchema.parse((await this.experience.submit()).body);
    return this.followTo(redirectTo);
  }

  /** Proves the password in an open interaction. */
  async identifyByPassword(phone: string, password: string): Promise<Answer> {
    return this.experience.identify(verificationIdOf(await this.experience.verifyPassword(phone, password)));
  }

  async signInByPassword({
    phone,
    password,
  }: {
    readonly phone: string;
    readonly password: string;
  }): Promise<Callback> {
    await this.begin('SignIn');
    await this.identifyByPassword(phone, password);
    return this.finish();
  }

  /** Signs out as the application sends it, with the form that submits itself. */
  async signOut(postLogoutRedirectUri: string): Promise<Answer> {
    const form = await this.browser.request(
      endSessionPath({ client_id: this.client.clientId, post_logout_redirect_uri: postLogoutRedirectUri }),
    );
    return this.browser.send(confirmEndSession(xsrfIn(String(form.body)) ?? ''));
  }

  redeem({ url, verifier }: Callback): Promise<Answer> {
    const code = url.searchParams.get('code') ?? '';
    return this.browser.send(redeemCode(this.client, { ...this.client, code, verifier }));
  }

  async tokens(callback: Callback): Promise<Tokens> {
    return tokensSchema.parse((await this.redeem(callback)).body);
  }
}

export const verificationIdOf = ({ body }: Answer): string => verificationSchema.parse(body).verificationId;
