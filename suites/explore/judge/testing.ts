import type { Reply } from '../../../fixtures/http/index.ts';

/** A reply for tests of judges. */
export const replyOf = (path: string, status: number, headers: Readonly<Record<string, string>> = {}): Reply => ({
  ...{ status, body: '', text: '', headers: new Headers(headers), headerNames: Object.keys(headers), took: 1 },
  ...{ url: new URL(path, 'http://logto.example'), location: null },
});
