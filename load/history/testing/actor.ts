import type { Ending, GeneratorEvent, HistoryEvent, Purpose } from '../../../contracts/record/load-history.ts';

type Request<Kind extends GeneratorEvent['kind']> = Extract<GeneratorEvent, { kind: Kind }>;

const accepted: Ending = { outcome: 'accepted', status: 200 };
export const refused = (error: string, status = 400): Ending => ({ outcome: 'refused', status, error });
export const failed: Ending = { outcome: 'failed', status: 0 };

/** One arrival as k6 would write it, against a system that is right: what it does is for the caller to say. */
export class Actor {
  readonly events: HistoryEvent[] = [];
  readonly phone: string;
  readonly subject: string;
  readonly #random: () => number;
  readonly #source: { readonly generator: string; readonly user: number; readonly arrival: number };
  /** Now. */
  at: number;
  interaction: string;
  verification = '';

  constructor(arrival: number, at: number, random: () => number) {
    this.#source = { generator: `g${arrival % 2}`, user: 1 + (arrival % 50), arrival };
    this.at = at;
    this.phone = `8613${String(arrival).padStart(9, '0')}`;
    this.subject = `user-${arrival}`;
    this.interaction = `i-${arrival}`;
    this.#random = random;
  }

  owns(): this {
    this.events.push({ kind: 'owner', at: 0, phone: this.phone, subject: this.subject });
    return this;
  }

  wait(ms: number): this {
    this.at += ms;
    return this;
  }

  /** Opens another browser. */
  reopen(): this {
    this.interaction = `${this.interaction}+`;
    return this;
  }

  /** Asks for a code. @returns the one that came */
  send(
    ending: Ending = accepted,
    { purpose = 'sign-in' as Purpose, message = ending.outcome === 'accepted' } = {},
  ): string {
    const began = this.at;
    const code = String(Math.floor(this.#random() * 1e6)).padStart(6, '0');
    const { interaction, phone } = this;
    this.events.push({ ...this.#source, kind: 'asked', began, interaction, phone });
    if (message) {
      const delivered = this.wait(5 + 20 * this.#random()).at;
      this.events.push({ kind: 'delivered', at: delivered, arrived: delivered + 1, message: '', phone, code });
    }
    this.verification = ending.outcome === 'accepted' ? `v-${phone}-${this.events.length}` : this.verification;
    const verification = ending.outcome === 'accepted' ? this.verification : null;
    this.events.push({ ...this.#request('send', began), ...ending, phone, purpose, verification });
    return code;
  }

  /** Asks for so many codes. */
  sends(times: number): this {
    for (let at = 0; at < times; at += 1) {
      this.send();
    }
    return this;
  }

  /** Asks for a code, and is stopped before the answer. */
  sendUnanswered(): void {
    this.send(accepted);
    this.events.pop();
  }

  try(code: string, ending: Ending = accepted): this {
    const began = this.at;
    const { phone, verification } = this;
    this.events.push({ ...this.#request('try', began), ...ending, phone, verification, code });
    return this;
  }

  /** Tries so many codes that never went out. */
  triesInVain(times: number, code: string, ending: Ending): this {
    for (let at = 0; at < times; at += 1) {
      this.try(code, ending);
    }
    return this;
  }

  callback(variant: Request<'callback'>['variant'] = 'valid'): this {
    const outcome = variant === 'valid' ? 'signed-in' : 'refused';
    this.events.push({ ...this.#request('callback', this.at), variant, outcome, status: 307 });
    return this;
  }

  see(by: 'code' | 'password' = 'code'): this {
    const { phone, subject, interaction } = this;
    const session = `s-${interaction}`;
    this.events.push({ ...this.#request('seen', this.at), phone, by, subject, claimedPhone: phone, session });
    return this;
  }

  signOut(): this {
    this.events.push({ ...this.#request('signed-out', this.at), phone: this.phone, subject: null });
    return this;
  }

  #request<Kind extends GeneratorEvent['kind']>(kind: Kind, began: number) {
    const at = this.wait(5 + 20 * this.#random()).at;
    this.wait(200);
    return { ...this.#source, kind, began, at, interaction: this.interaction };
  }
}
