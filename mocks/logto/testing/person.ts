import { createHash, randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { InteractionEvent } from '../experience/interaction-state.ts';
import type { Client } from './administrator.ts';
import { type Answer, Browser } from './browser.ts';

const verification = z.object({ verificationId: z.string() });
const submitted = z.object({ redirectTo: z.string() });

const tokens = z.object({
  access_token: z.string(),
  id_token: z.string().optional(),
  refresh_token: z.string().optional(),
});

export type Tokens = z.infer<typeof tokens>;

/** Where a finished authorization request came back to. */
export interface Callback {
  readonly url: URL;
  readonly verifier: string;
}

export const scopes = 'openid profile phone offline_access';

/** A person with a browser at an application: the phone flows over HTTP, step by step as the pages take them. */
export class Person {
  readonly browser: Browser;
  readonly client: Client;
  verifier = '';

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

  /** Sends the authorization request. @param parameters added to the usual ones, or in their place; null leaves one out */
  authorize(parameters: Readonly<Record<string, string | null>> = {}): Promise<Answer> {
    this.verifier = randomBytes(32).toString('base64url');
    const query = Object.entries({
      client_id: this.client.clientId,
      redirect_uri: this.client.redirectUri,
      response_type: 'code',
      scope: scopes,
      state: 'state-of-the-client',
      prompt: 'consent',
      code_challenge: createHash('sha256').update(this.verifier).digest('base64url'),
      code_challenge_method: 'S256',
      ...parameters,
    }).flatMap(([name, value]) => (value === null ? [] : [[name, value]]));
    return this.browser.request(`/oidc/auth?${new URLSearchParams(query)}`);
  }

  experience(method: string, path: string, body?: object, headers: Record<string, string> = {}): Promise<Answer> {
    return this.browser.request(`/api/experience${path}`, {
      method,
      headers: { 'logto-app-id': this.client.clientId, ...headers },
      ...(body ? { body } : {}),
    });
  }

  begin(interactionEvent: InteractionEvent): Promise<Answer> {
    return this.experience('PUT', '', { interactionEvent });
  }

  send(phone: string, interactionEvent: InteractionEvent): Promise<Answer> {
    return this.experience('POST', '/verification/verification-code', {
      identifier: { type: 'phone', value: phone },
      interactionEvent,
    });
  }

  verify(phone: string, verificationId: string, code: string): Promise<Answer> {
    return this.experience('POST', '/verification/verification-code/verify', {
      identifier: { type: 'phone', value: phone },
      verificationId,
      code,
    });
  }

  password(phone: string, password: string): Promise<Answer> {
    return this.experience('POST', '/verification/password', { identifier: { type: 'phone', value: phone }, password });
  }

  identify(verificationId?: string): Promise<Answer> {
    return this.experience('POST', '/identification', verificationId === undefined ? {} : { verificationId });
  }

  submit(): Promise<Answer> {
    return this.experience('POST', '/submit');
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
    const { redirectTo } = submitted.parse((await this.submit()).body);
    return this.followTo(redirectTo);
  }

  async signInByPassword(phone: string, password: string): Promise<Callback> {
    await this.authorize();
    await this.begin('SignIn');
    await this.identify(verificationIdOf(await this.password(phone, password)));
    return this.finish();
  }

  /** Signs out as the application sends it, with the form that submits itself. */
  async signOut(postLogoutRedirectUri: string): Promise<Answer> {
    const query = new URLSearchParams({
      client_id: this.client.clientId,
      post_logout_redirect_uri: postLogoutRedirectUri,
    });
    const { body } = await this.browser.request(`/oidc/session/end?${query}`);
    const xsrf = String(body).match(/name="xsrf" value="([^"]+)"/)?.[1] ?? '';
    return this.browser.request('/oidc/session/end/confirm', {
      method: 'POST',
      body: new URLSearchParams({ xsrf, logout: 'yes' }),
    });
  }

  redeem({ url, verifier }: Callback): Promise<Answer> {
    const { clientId, clientSecret, redirectUri } = this.client;
    return this.browser.request('/oidc/token', {
      method: 'POST',
      headers: { authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}` },
      body: new URLSearchParams({
        grant_type: 'authorization_code',
        code: url.searchParams.get('code') ?? '',
        redirect_uri: redirectUri,
        code_verifier: verifier,
      }),
    });
  }

  async tokens(callback: Callback): Promise<Tokens> {
    return tokens.parse((await this.redeem(callback)).body);
  }
}

export const verificationIdOf = ({ body }: Answer): string => verification.parse(body).verificationId;
