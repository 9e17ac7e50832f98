/** How our sample app is pressed and read without a browser: from its page as it is. Plain TypeScript: k6 does so too. */
import type { HomeReading } from './application-home.ts';
import { actionRedirect, type RecordedPress } from './recorded-press.ts';

/** A server action's id as the page's flight data names it, inside a string of a script. */
const actionId = /\\"id\\":\\"([0-9a-f]{40,})\\",\\"bound\\":null/;

/**
 * What a browser sends that presses the one button of the page: Next.js posts the server action to the page's own
 * address. Null where the page has no button.
 */
export const sampleAppPress = (html: string): RecordedPress | null => {
  const id = actionId.exec(html)?.[1];
  return id === undefined
    ? null
    : {
        method: 'POST',
        path: '/',
        headers: {
          accept: 'text/x-component',
          'content-type': 'text/plain;charset=UTF-8',
          'next-action': id,
          origin: '{origin}',
        },
        body: '[]',
        redirect: actionRedirect,
      };
};

export const sampleAppReading: HomeReading = {
  signedIn: '>Sign Out</button>',
  signedOut: '>Sign In</button>',
  subject: { before: 'Hello, ', after: ',<' },
};
