import { HarnessError } from '../../fixtures/tools/errors.ts';

const pointOf = (text: string): number => {
  const [, numerator, denominator = '1'] = /^(\d+)(?:\/([1-9]\d*))?$/.exec(text.trim()) ?? [];
  return numerator === undefined ? Number.NaN : Number(numerator) / Number(denominator);
};

/**
 * Reads the part of the arrivals that one of several generators makes, as k6 writes it: `--segment` and `--segment-sequence`, which k6 takes only together if the parts are to fit each other.
 *
 * @throws HarnessError when they are no part of a whole
 */
export const readSegment = (segment: string | undefined, sequence: string | undefined) => {
  if (segment === undefined && sequence === undefined) {
    return null;
  }
  const remedy = 'The first of two generators takes --segment 0:1/2 --segment-sequence 0,1/2,1';
  if (segment === undefined || sequence === undefined) {
    throw new HarnessError('--segment and --segment-sequence belong together', remedy);
  }
  const points = sequence.split(',').map(pointOf);
  const [from = Number.NaN, to = Number.NaN] = segment.split(':').map(pointOf);
  const grows = points.length > 1 && points.every((point, at) => at === 0 || point > (points[at - 1] ?? 1));
  if (!grows || points[0] !== 0 || points.at(-1) !== 1) {
    throw new HarnessError(`--segment-sequence ${sequence} does not go from 0 to 1 in growing steps`, remedy);
  }
  const at = points.indexOf(from);
  if (at < 0 || points[at + 1] !== to) {
    throw new HarnessError(`--segment ${segment} is no part of ${sequence}`, remedy);
  }
  /** How much of the whole it is, 0 to 1. */
  const share = to - from;
  return { segment, sequence, share };
};

/** A segment such as `0:1/2`, the sequence in which all generators' parts begin and end, such as `0,1/2,1`, and its share. */
export type Segment = NonNullable<ReturnType<typeof readSegment>>;
