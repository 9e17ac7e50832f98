import { delivered, type Receipt } from '../../sms/receipts/receipt.ts';
import { kept } from '../../sms/support/kept.ts';

/** Counts by hour and application, as the two statistics actions ask for them. */

interface Hour {
  requested: number;
  accepted: number;
  fee: number;
  reported: number;
  delivered: number;
  /** Failed reports by carrier code. */
  failures: Map<string, number>;
}

export type HourCounts = Readonly<Hour>;

const hourLength = 3_600_000;
const hoursKept = 33 * 24;
const mostFailureCodes = 100;

/** Hour of UTC+8 of a time, counted from the epoch. */
const hourOf = (at: number): number => Math.floor(at / hourLength) + 8;

/** Reads `yyyymmddhh` (UTC+8); undefined where it is none. */
export const parseHour = (text: string): number | undefined => {
  const [, year, month, day, hour] = /^(\d{4})(\d{2})(\d{2})(\d{2})$/.exec(text) ?? [];
  if (!year || !month || !day || !hour) {
    return undefined;
  }
  const at = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour));
  const read = new Date(at).toISOString().slice(0, 13).replace(/\D/g, '');
  return read === text ? at / hourLength : undefined;
};

export class Statistics {
  readonly #hours = new Map<string, Map<number, Hour>>();

  /** Counts one recipient of a request; `fee` is 0 where it failed. */
  requested(smsSdkAppId: string, at: number, accepted: boolean, fee: number): void {
    const hour = this.#hour(smsSdkAppId, at);
    hour.requested += 1;
    hour.accepted += accepted ? 1 : 0;
    hour.fee += fee;
  }

  /** Counts a receipt in the hour in which it came. */
  reported({ application, receivedAt, errmsg }: Receipt): void {
    const hour = this.#hour(application, receivedAt);
    hour.reported += 1;
    if (errmsg === delivered) {
      hour.delivered += 1;
    } else if (hour.failures.has(errmsg) || hour.failures.size < mostFailureCodes) {
      hour.failures.set(errmsg, (hour.failures.get(errmsg) ?? 0) + 1);
    }
  }

  /** The hours of an application from one to another, both included. */
  between(smsSdkAppId: string, first: number, last: number): HourCounts[] {
    const hours = this.#hours.get(smsSdkAppId) ?? new Map<number, Hour>();
    return [...hours].filter(([hour]) => hour >= first && hour <= last).map(([, counts]) => counts);
  }

  #hour(smsSdkAppId: string, at: number): Hour {
    const hours = kept(this.#hours, smsSdkAppId, () => new Map<number, Hour>());
    const hour = kept(hours, hourOf(at), () => ({
      ...{ requested: 0, accepted: 0, fee: 0, reported: 0, delivered: 0 },
      failures: new Map(),
    }));
    if (hours.size > hoursKept) {
      hours.delete(Math.min(...hours.keys()));
    }
    return hour;
  }
}
