import { randomInt, timingSafeEqual } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type { Clock } from '../clock.ts';
import type { Faults } from '../faults.ts';
import { RequestError } from '../http/request-error.ts';

/** Lifetime in seconds, and how many wrong codes are judged before all are refused. */
export interface CodePolicy {
  readonly expirationDuration: number;
  readonly maxRetryAttempts: number;
}

/** `defaultVerificationCodePolicy` of Logto. */
export const defaultCodePolicy: CodePolicy = { expirationDuration: 600, maxRetryAttempts: 10 };

const codeLength = 6;

/** Six digits from a cryptographic source, leading zeros included. */
export const createCode = (): string => String(randomInt(10 ** codeLength)).padStart(codeLength, '0');

interface Passcode {
  readonly phone: string;
  readonly code: string;
  readonly createdAt: number;
  /** Codes that this one replaced. */
  readonly earlier: readonly string[];
  tries: number;
  consumed: boolean;
}

const same = (a: string, b: string) =>
  Buffer.byteLength(a) === Buffer.byteLength(b) && timingSafeEqual(Buffer.from(a), Buffer.from(b));

/** Milliseconds between reading and writing, for the faults that leave other requests time in between. */
const gap = 100;

interface Options {
  readonly clock: Clock;
  readonly policy: () => CodePolicy;
  readonly faults: Faults;
}

/** The codes that were sent, each under the id of the verification that it belongs to. */
export interface Codes {
  /** Keeps a code from now on. @param replaces id of the verification whose code this one supersedes */
  keep(id: string, phone: string, code: string, replaces?: string): void;
  /**
   * Consumes the code if it is right. Nothing is awaited but by a fault, so of requests that come together exactly one gets it and
   * exactly `maxRetryAttempts` wrong ones are judged.
   *
   * @throws RequestError 400 `verification_code.*`, checked in Logto's order (libraries/passcode.ts)
   */
  consume(id: string, phone: string, code: string): void | Promise<void>;
  drop(id: string): void;
}

export const createCodes = ({ clock, policy, faults }: Options): Codes => {
  const passcodes = new Map<string, Passcode>();

  const matches = (passcode: Passcode, code: string) =>
    faults.has('any-code-accepted') || [passcode.code, ...passcode.earlier].some((known) => same(known, code));

  return {
    keep(id, phone, code, replaces) {
      const replaced = replaces === undefined ? undefined : passcodes.get(replaces);
      const earlier =
        faults.has('old-code-stays-valid-after-resend') && replaced ? [replaced.code, ...replaced.earlier] : [];
      passcodes.set(id, { phone, code, createdAt: clock(), earlier, tries: 0, consumed: false });
    },
    consume(id, phone, code) {
      const { expirationDuration, maxRetryAttempts } = policy();
      const passcode = passcodes.get(id);
      if (!passcode || passcode.consumed || code === '') {
        throw new RequestError('verification_code.not_found');
      }
      if (passcode.phone !== phone) {
        throw new RequestError('verification_code.phone_mismatch');
      }
      if (passcode.createdAt + expirationDuration * 1000 < clock()) {
        throw new RequestError('verification_code.expired');
      }
      if (passcode.tries >= maxRetryAttempts) {
        throw new RequestError('verification_code.exceed_max_try');
      }
      if (!matches(passcode, code)) {
        const refuse = () => {
          passcode.tries += faults.has('wrong-code-burns-the-right-one') ? maxRetryAttempts : 1;
          throw new RequestError('verification_code.code_mismatch');
        };
        return faults.has('tries-overshot-in-parallel') ? setTimeout(gap).then(refuse) : refuse();
      }
      const accept = () => {
        passcode.consumed = true;
      };
      return faults.has('code-accepted-many-times-in-parallel') ? setTimeout(gap).then(accept) : accept();
    },
    drop(id) {
      passcodes.delete(id);
    },
  };
};
