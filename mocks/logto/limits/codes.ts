import { randomInt, timingSafeEqual } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type { Faults } from '../faults/index.ts';
import { RequestError } from '../http/request-error.ts';
import type { Clock } from './clock.ts';
import { numberMeant } from './number-meant.ts';

const codeLength = 6;

/** Six digits from a cryptographic source, leading zeros included. */
const randomCode = (): string => String(randomInt(10 ** codeLength)).padStart(codeLength, '0');

interface Passcode {
  readonly phone: string;
  readonly code: string;
  readonly createdAt: number;
  /** Codes that this one replaced. */
  readonly earlier: readonly string[];
  tries: number;
  consumedAt: number | undefined;
}

const same = (a: string, b: string) =>
  Buffer.byteLength(a) === Buffer.byteLength(b) && timingSafeEqual(Buffer.from(a), Buffer.from(b));

/** Milliseconds between reading and writing, for the faults that leave other requests time in between. */
const gap = 100;

/** A code, from the moment on that it is made: it may arrive and be tried before the provider has answered. */
export interface NewCode {
  readonly code: string;
  readonly createdAt: number;
}

interface Settings {
  /** Lifetime in seconds, and how many wrong codes are judged before all are refused. */
  readonly verificationCodePolicy: { expirationDuration?: number | undefined; maxRetryAttempts?: number | undefined };
}

/** The codes that were sent, each under the id of the verification that it belongs to. */
export const createCodes = (clock: Clock, settings: Settings, faults: Faults) => {
  const passcodes = new Map<string, Passcode>();
  let count = 0;

  const matches = (passcode: Passcode, code: string) =>
    faults.has('any-code-accepted') || [passcode.code, ...passcode.earlier].some((known) => same(known, code));

  const isConsumed = ({ consumedAt }: Passcode) =>
    consumedAt !== undefined && (clock() - consumedAt < 1000 || !faults.has('used-code-accepted-after-2-s'));

  const mismatch = (passcode: Passcode, code: string) => {
    const right = [...code].filter((digit, place) => passcode.code[place] === digit).length;
    const near = faults.has('wrong-code-says-how-near') ? { data: { right } } : {};
    return new RequestError('verification_code.code_mismatch', 400, near);
  };

  const lifetimeOf = (seconds: number) => {
    const days = faults.has('codes-never-expire') ? 365 : 0;
    return (faults.has('codes-expire-early') ? seconds / 2 : seconds) * 1000 + days * 86_400_000;
  };

  /** By a fault, another spelling of its number has the code with tries of its own. */
  const passcodeFor = (id: string, phone: string): Passcode | undefined => {
    const passcode = passcodes.get(id);
    const isSpelling = phone !== passcode?.phone && numberMeant(phone) === passcode?.phone;
    if (!passcode || !isSpelling || !faults.has('tries-counted-by-spelling')) {
      return passcode;
    }
    const apart = passcodes.get(`${id} ${phone}`) ?? { ...passcode, phone, tries: 0 };
    passcodes.set(`${id} ${phone}`, apart);
    return apart;
  };

  return {
    /** A new code, whose life begins now. */
    create(): NewCode {
      count += 1;
      const code = faults.has('codes-count-up') ? String(100_000 + count) : randomCode();
      return { code: faults.has('five-digit-codes') ? code.slice(1) : code, createdAt: clock() };
    },
    /** @param replaces id of the verification whose code this one supersedes */
    keep(id: string, phone: string, created: NewCode, replaces?: string) {
      const replaced = replaces === undefined ? undefined : passcodes.get(replaces);
      const earlier =
        faults.has('old-code-stays-valid-after-resend') && replaced ? [replaced.code, ...replaced.earlier] : [];
      passcodes.set(id, { phone, ...created, earlier, tries: 0, consumedAt: undefined });
    },
    /**
     * Consumes the code if it is right. Nothing is awaited but by a fault, so of requests that come together exactly one
     * gets it and exactly `maxRetryAttempts` wrong ones are judged.
     *
     * @throws RequestError 400 `verification_code.*`, checked in Logto's order (libraries/passcode.ts)
     */
    consume(id: string, phone: string, code: string): void | Promise<void> {
      // `defaultVerificationCodePolicy` of Logto.
      const { expirationDuration = 600, maxRetryAttempts = 10 } = settings.verificationCodePolicy;
      const passcode = passcodeFor(id, phone);
      if (!passcode || isConsumed(passcode) || code === '') {
        throw new RequestError('verification_code.not_found');
      }
      if (passcode.phone !== phone) {
        throw new RequestError('verification_code.phone_mismatch');
      }
      if (passcode.createdAt + lifetimeOf(expirationDuration) < clock()) {
        throw new RequestError('verification_code.expired');
      }
      if (passcode.tries >= maxRetryAttempts && !faults.has('tries-are-not-counted')) {
        throw new RequestError('verification_code.exceed_max_try');
      }
      if (!matches(passcode, code)) {
        const refuse = () => {
          passcode.tries += faults.has('wrong-code-burns-the-right-one') ? maxRetryAttempts : 1;
          throw mismatch(passcode, code);
        };
        return faults.has('tries-overshot-in-parallel') ? setTimeout(gap).then(refuse) : refuse();
      }
      const accept = () => {
        passcode.consumedAt = faults.has('code-accepted-again') ? undefined : clock();
      };
      return faults.has('code-accepted-many-times-in-parallel') ? setTimeout(gap).then(accept) : accept();
    },
    drop(id: string) {
      passcodes.delete(id);
    },
  };
};
