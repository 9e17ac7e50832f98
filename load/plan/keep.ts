/**
 * Thresholds that always hold. k6 keeps the figures of a tagged part of a metric only where a threshold names it. Plain
 * TypeScript: k6 and what reads its summary share it.
 */
export const keepTrend = 'max>=0';
export const keepRate = 'rate>=0';

export const isKeeper = (expression: string): boolean => expression === keepTrend || expression === keepRate;
