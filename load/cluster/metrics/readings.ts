import type { Reading } from './stats.ts';

const between = (from: number, to: number, part: number): number => from + (to - from) * part;

/**
 * The figures of something over time. A kubelet renews them every ten seconds or so: what is between two readings, or
 * after the last, goes on in a straight line.
 */
export const createReadings = () => {
  const readings: Reading[] = [];
  return {
    add(reading: Reading): void {
      if (reading.at > (readings.at(-1)?.at ?? 0)) {
        readings.push(reading);
      }
    },
    /** @returns undefined before the first reading, and where there is one alone */
    at(time: number): Reading | undefined {
      const [first] = readings;
      if (readings.length < 2 || first === undefined || time < first.at) {
        return undefined;
      }
      const next = readings.findIndex(({ at }) => at >= time);
      const [low, high] = readings.slice(Math.max(1, next < 0 ? readings.length - 1 : next) - 1);
      if (low === undefined || high === undefined) {
        return undefined;
      }
      const part = (time - low.at) / (high.at - low.at);
      return { at: time, cpu: between(low.cpu, high.cpu, part), memory: high.memory };
    },
  };
};

export type Readings = ReturnType<typeof createReadings>;
