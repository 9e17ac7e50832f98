/** Passwords of the run's people. Synthetic; Logto's default policy takes them. Plain TypeScript: k6 reads it too. */

/** What users with a password have from the start. */
export const firstPassword = 'Quiet-harbour-7';

/** A new one for each reset: Logto refuses the one that is in use. */
export const laterPassword = (arrival: number): string => `Quiet-harbour-8-${arrival}-${Date.now() % 100_000}`;
