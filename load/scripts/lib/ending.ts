import type { Ending } from '../../../contracts/record/load-history.ts';
import type { TextResponse } from './browser.ts';

const codeIn = (body: string | null): string => /"code":"([^"]+)"/.exec(body ?? '')?.[1] ?? 'unknown';

/** How a request ended, as the history has it. */
export const endingOf = ({ status, body }: TextResponse): Ending => {
  if (status >= 200 && status < 400) {
    return { outcome: 'accepted', status };
  }
  return status >= 400 && status < 500
    ? { outcome: 'refused', status, error: codeIn(body) }
    : { outcome: 'failed', status };
};
